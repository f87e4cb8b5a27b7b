package objector.webui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.DossierFields;
import objector.programmes.Programmes;
import objector.webui.person.AccountCard;
import objector.webui.readmodel.WaitingMails;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;

/// All mails that wait for the person's decision, also those that their dossier has no room for.
public final class WaitingPage implements PageHandler.Personal {
  /// @param questions with nothing else beside them
  record View(String heading, Arrivals questions) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;
  private final WaitingMails waiting;

  public WaitingPage(
      Templates templates, ErrorPage errors, Programmes programmes, WaitingMails waiting) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
    this.waiting = waiting;
  }

  @Override
  public WebResponse answer(WebRequest request, Dossier dossier) {
    Optional<List<HeldMail>> beyond =
        dossier.heldBeyond().isEmpty() ? Optional.of(List.of()) : waiting.beyond(dossier);
    if (beyond.isEmpty()) {
      return errors.starting(request);
    }
    Voice voice = templates.voice(request.language(), dossier.zone());
    AccountCard.Maker maker =
        new AccountCard.Maker(programmes, voice, dossier.country(), request.now());
    Arrivals questions =
        Arrivals.of(
            asking(dossier, beyond.get()),
            dossier.accounts().stream().map(maker::of).toList(),
            voice,
            request.now());
    String heading =
        MePage.begun(voice.say("waiting.heading", Map.of("n", questions.held().size())), voice);
    return templates.page(200, request, voice, "live/WaitingPage", new View(heading, questions));
  }

  private static Dossier asking(Dossier dossier, List<HeldMail> beyond) {
    List<HeldMail> all = new ArrayList<>(dossier.held());
    all.addAll(beyond);
    DossierFields fields = new DossierFields(dossier);
    fields.held.clear();
    fields.held.addAll(all);
    fields.heldBeyond.clear();
    fields.other.clear();
    return fields.toDossier();
  }
}
