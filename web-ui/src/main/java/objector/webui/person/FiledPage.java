package objector.webui.person;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Objection.Filing;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.programmes.Programmes;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import objector.wording.sentence.AccountSentence;
import org.jspecify.annotations.Nullable;

/// "I filed it", from a mail: who follows the link need not sign in. Opening it changes nothing, as
/// mail programs and scanners open links too; the button does, and can be undone.
public final class FiledPage {
  /// @param token null where there is nothing to press
  record View(String heading, @Nullable String told, @Nullable String token) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;
  private final ReadModel readModel;
  private final SignedLinks links;
  private final ReadYourWrites writes;

  public FiledPage(
      Templates templates,
      ErrorPage errors,
      Programmes programmes,
      ReadModel readModel,
      SignedLinks links,
      ReadYourWrites writes) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
    this.readModel = readModel;
    this.links = links;
    this.writes = writes;
  }

  public WebResponse form(WebRequest request) {
    Optional<Named> named = named(request, request.asked("t"));
    if (named.isEmpty()) {
      return errors.linkSpent(request);
    }
    Filing known = known(named.get(), request);
    return known == null ? ask(request, named.get()) : told(request, named.get(), known);
  }

  /// Pressed twice on a day it is one.
  public WebResponse file(WebRequest request) throws NotKept, InterruptedException {
    Optional<Named> named = named(request, request.field("t"));
    if (named.isEmpty()) {
      return errors.linkSpent(request);
    }
    Named it = named.get();
    Filing known = known(it, request);
    if (known != null) {
      return told(request, it, known);
    }
    LocalDate today = it.voice().day(request.now());
    writes.tell(
        new ObjectionFiled(
            EventId.of("filed from a mail", it.account().id(), today),
            it.dossier().person(),
            request.now(),
            it.account().id(),
            AccountCard.programme(programmes),
            today,
            null));
    return show(request, it, it.say("filed.done", today), it.voice().say("filed.undo"), null);
  }

  /// An objection that is known already, unless it is one that should be made anew.
  private @Nullable Filing known(Named it, WebRequest request) {
    AccountCard card =
        new AccountCard.Maker(programmes, it.voice(), it.dossier().country(), request.now())
            .of(it.account());
    boolean advised = card.tap() != null && card.tap().what().equals("filed");
    return advised ? null : it.account().standing().filing();
  }

  private WebResponse ask(WebRequest request, Named it) {
    LocalDate today = it.voice().day(request.now());
    return show(
        request,
        it,
        it.say("filed.heading", today),
        it.voice().say("filed.told", Map.of("day", it.voice().date(today))),
        request.asked("t").orElse(""));
  }

  private WebResponse told(WebRequest request, Named it, Filing known) {
    return show(request, it, it.say("filed.known", known.on()), it.voice().say("filed.undo"), null);
  }

  private WebResponse show(
      WebRequest request, Named it, String heading, @Nullable String told, @Nullable String token) {
    return templates
        .page(200, request, it.voice(), "person/FiledPage", new View(heading, told, token))
        .with("Cache-Control", "no-store");
  }

  private Optional<Named> named(WebRequest request, Optional<String> token) {
    return token
        .flatMap(given -> links.verify(Purpose.FILED, given, request.now()))
        .flatMap(claim ->
            readModel
                .dossier(claim.person())
                .filter(dossier -> dossier.confirmed() != null && !dossier.addressTaken())
                .flatMap(dossier ->
                    dossier.accounts().stream()
                        .filter(account -> account.id().value().equals(claim.nonce().value()))
                        .findFirst()
                        .map(account ->
                            new Named(
                                dossier,
                                account,
                                templates.voice(request.language(), dossier.zone())))));
  }

  /// The account that a link names.
  private record Named(Dossier dossier, Account account, Voice voice) {
    String say(String key, LocalDate day) {
      return voice.say(
          key,
          Map.of("account", AccountSentence.name(voice, account.name()), "day", voice.date(day)));
    }
  }
}
