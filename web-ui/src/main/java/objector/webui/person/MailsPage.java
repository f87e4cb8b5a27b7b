package objector.webui.person;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.PersonEvent.MailFiled;
import objector.webui.readmodel.WaitingMails;
import objector.webui.readmodel.WaitingSpans;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.IngestClient;
import objector.webui.submission.MailForm;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// Where a person hands in a mail, and decides on those that wait.
public final class MailsPage {
  /// @param words which texts
  record View(String words, @Nullable String problem, String address) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final IngestClient ingest;
  private final ReadYourWrites writes;
  private final WaitingMails waiting;
  private final String mailDomain;

  public MailsPage(
      Templates templates,
      ErrorPage errors,
      IngestClient ingest,
      ReadYourWrites writes,
      WaitingMails waiting,
      String mailDomain) {
    this.templates = templates;
    this.errors = errors;
    this.ingest = ingest;
    this.writes = writes;
    this.waiting = waiting;
    this.mailDomain = mailDomain;
  }

  public WebResponse form(WebRequest request, Dossier dossier) {
    return show(request, dossier, 200, null);
  }

  public WebResponse take(WebRequest request, Dossier dossier) throws InterruptedException {
    Optional<IngestClient.Mail> mail = MailForm.of(request);
    if (mail.isEmpty()) {
      return show(request, dossier, 400, "mails.nothing");
    }
    return switch (ingest.keep(dossier.person(), mail.get())) {
      case YES -> MeLink.done();
      case TOO_LARGE -> errors.tooLarge(request);
      case TOO_MANY -> show(request, dossier, 422, "mails.too-many");
      case TOO_OFTEN -> show(request, dossier, 429, "mails.too-often").with("Retry-After", "3600");
      case NOT_NOW -> show(request, dossier, 503, "mails.not-now");
    };
  }

  /// The person decides what a held mail is, and which account it concerns.
  public WebResponse file(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    String wanted = request.name("id");
    Optional<MailKind> kind = kind(request.field("kind").orElse(""));
    Optional<String> account = request.field("account");
    Optional<AccountId> own =
        dossier.accounts().stream()
            .map(Account::id)
            .filter(id -> id.value().equals(account.orElse("")))
            .findFirst();
    if (kind.isEmpty() || (account.isPresent() && own.isEmpty())) {
      return errors.badInput(request);
    }
    boolean isHeld = dossier.held().stream().anyMatch(held -> held.mail().value().equals(wanted));
    HeldMail brought = null;
    if (!isHeld) {
      Optional<List<HeldMail>> beyond =
          dossier.beyond() == 0
              ? Optional.of(List.of())
              : waiting.beyond(dossier, held -> held.mail().value().equals(wanted));
      if (beyond.isEmpty()) {
        return errors.notKept(request);
      }
      if (beyond.get().isEmpty()) {
        return errors.badInput(request);
      }
      brought = beyond.get().getFirst();
    }
    writes.tell(
        new MailFiled(
            EventId.random(),
            dossier.person(),
            request.now(),
            brought == null ? new EventId(wanted) : brought.mail(),
            own.orElse(null),
            kind.get(),
            request.field("on").flatMap(MailsPage::day).orElse(null),
            brought));
    return dossier.beyond() == 0
        ? MeLink.done()
        : WebResponse.seeOther(WaitingSpans.of(dossier, brought).href());
  }

  public WebResponse forwarding(WebRequest request, Dossier dossier) {
    return templates.page(
        200,
        request,
        "person/ForwardingPage",
        new View("forwarding", null, dossier.token() + "@" + mailDomain));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<MailKind> kind(String word) {
    for (MailKind kind : MailKind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private WebResponse show(
      WebRequest request, Dossier dossier, int status, @Nullable String problem) {
    return templates.page(
        status,
        request,
        "person/MailsPage",
        new View("mails", problem, dossier.token() + "@" + mailDomain));
  }
}
