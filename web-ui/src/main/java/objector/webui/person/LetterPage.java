package objector.webui.person;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.Filing;
import objector.programmes.Programme;
import objector.programmes.Programmes;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// The reminder to Meta and the complaint to the authority, ready to copy.
public final class LetterPage implements PageHandler.Personal {
  /// @param reminder null where nothing is overdue: a letter must not say what is not so
  /// @param notBefore until when an answer is still in time
  record View(
      AccountCard card,
      @Nullable String reminder,
      @Nullable LocalDate notBefore,
      String complaint,
      ObjectPage.@Nullable Office authority) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;

  public LetterPage(Templates templates, ErrorPage errors, Programmes programmes) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
  }

  @Override
  public WebResponse answer(WebRequest request, Dossier dossier) {
    return dossier.accounts().stream()
        .filter(a -> a.id().value().equals(request.name("id")))
        .findFirst()
        .map(account -> show(request, dossier, account))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  private WebResponse show(WebRequest request, Dossier dossier, Account account) {
    Filing filing = account.standing().filing();
    if (filing == null) {
      return errors.noSuchPage(request);
    }
    Voice voice = templates.voice(request.language(), dossier.zone());
    LocalDate today = voice.day(request.now());
    AccountCard card =
        new AccountCard.Maker(programmes, voice, dossier.country(), request.now()).of(account);
    Due awaited = awaited(account.standing());
    boolean late = awaited != null && awaited.on().isBefore(today);
    Map<String, Object> parts = parts(account, dossier);
    parts.put("on", filing.on());
    parts.put("history", new LetterFacts(programmes, voice).of(account, filing));
    View view =
        new View(
            card,
            awaited != null && late ? reminder(awaited, parts, voice) : null,
            awaited == null || late ? null : awaited.on(),
            voice.say("letter.complaint", parts),
            programmes
                .authorities()
                .of(dossier.country())
                .map(authority -> ObjectPage.office(authority, voice))
                .orElse(null));
    return templates.page(200, request, voice, "person/LetterPage", view);
  }

  private static String reminder(Due due, Map<String, Object> parts, Voice voice) {
    Map<String, Object> all = new HashMap<>(parts);
    all.put("due", due.on());
    return voice.say("letter.reminder", all);
  }

  /// The day by which Meta's answer is awaited: not where Meta has answered, if only by asking, and
  /// not where the clock that runs is an authority's.
  private static @Nullable Due awaited(Objection standing) {
    return switch (standing) {
      case Objection.Filed filed -> AccountCard.Maker.due(filed);
      case Objection.Extended extended -> AccountCard.Maker.due(extended);
      case Objection.Overdue overdue -> AccountCard.Maker.due(overdue);
      case Objection.Recheck recheck -> awaited(recheck.before());
      case Objection.MoreAsked _,
          Objection.Complained _,
          Objection.CodeAsked _,
          Objection.Unknown _,
          Objection.Noticed _,
          Objection.Confirmed _,
          Objection.Refused _,
          Objection.Withdrawn _,
          Objection.Contradicted _ ->
          null;
    };
  }

  private Map<String, Object> parts(Account account, Dossier dossier) {
    Programme programme = programmes.metaAiTraining();
    Map<String, Object> parts = new HashMap<>();
    parts.put("address", String.join("\n", programme.address()));
    parts.put("platform", account.platform());
    parts.put("handle", account.handle());
    String email = account.email();
    parts.put("email", email == null ? dossier.email() : email);
    return parts;
  }
}
