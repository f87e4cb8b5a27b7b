package objector.webui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.DossierFields;
import objector.events.person.OlderMails;
import objector.programmes.Programmes;
import objector.webui.person.AccountCard;
import objector.webui.readmodel.WaitingMails;
import objector.webui.readmodel.WaitingSpans;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;

/// All mails that wait for the person's decision, also those that their dossier has no room for.
public final class WaitingPage implements PageHandler.Personal {
  /// @param questions with nothing else beside them
  /// @param pages all there are, where they are more than one
  record View(String heading, Arrivals questions, List<WaitingSpans.Link> pages) {}

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
    WaitingSpans spans = WaitingSpans.at(dossier, request.asked("span").orElse(""));
    Optional<List<HeldMail>> beyond =
        dossier.beyond() == 0 ? Optional.of(List.of()) : waiting.beyond(dossier, spans::has);
    if (beyond.isEmpty()) {
      return errors.starting(request);
    }
    Voice voice = templates.voice(request.language(), dossier.zone());
    AccountCard.Maker maker =
        new AccountCard.Maker(programmes, voice, dossier.country(), request.now());
    Arrivals questions =
        Arrivals.of(
            asking(dossier, spans.isFirst(), beyond.get()),
            dossier.accounts().stream().map(maker::of).toList(),
            voice,
            request.now());
    String heading =
        MePage.begun(voice.say("waiting.heading", Map.of("n", dossier.waiting())), voice);
    return templates.page(
        200, request, voice, "live/WaitingPage", new View(heading, questions, spans.links()));
  }

  private static Dossier asking(Dossier dossier, boolean first, List<HeldMail> beyond) {
    List<HeldMail> all = new ArrayList<>(first ? dossier.held() : List.of());
    all.addAll(beyond);
    DossierFields fields = new DossierFields(dossier);
    fields.held.clear();
    fields.held.addAll(all);
    fields.heldBeyond.clear();
    fields.older = OlderMails.NONE;
    fields.other.clear();
    return fields.toDossier();
  }
}
