package objector.webui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import objector.events.Account;
import objector.events.AccountId;
import objector.events.Dossier;
import objector.events.EventId;
import objector.events.MailKind;
import objector.events.PersonEvent.MailFiled;
import org.jspecify.annotations.Nullable;

/// Where a person hands in a mail, and decides on those that wait.
final class MailsPage {
  /// @param words which texts
  record View(String words, @Nullable String problem, String address) {}

  private final Press press;
  private final TroublePage trouble;
  private final IngestDoor ingest;
  private final Told told;
  private final String mailDomain;

  MailsPage(Press press, TroublePage trouble, IngestDoor ingest, Told told, String mailDomain) {
    this.press = press;
    this.trouble = trouble;
    this.ingest = ingest;
    this.told = told;
    this.mailDomain = mailDomain;
  }

  Answer form(Visit visit, Dossier dossier) {
    return show(visit, dossier, 200, null);
  }

  Answer take(Visit visit, Dossier dossier) throws InterruptedException {
    Optional<IngestDoor.Mail> mail = MailForm.of(visit);
    if (mail.isEmpty()) {
      return show(visit, dossier, 400, "mails.nothing");
    }
    return switch (ingest.keep(dossier.person(), mail.get())) {
      case YES -> Answer.seeOther("/me");
      case TOO_LARGE -> trouble.tooLarge(visit);
      case TOO_MANY -> show(visit, dossier, 422, "mails.too-many");
      case NOT_NOW -> show(visit, dossier, 503, "mails.not-now");
    };
  }

  /// The person decides what a held mail is, and which account it concerns.
  Answer file(Visit visit, Dossier dossier) throws NotKept, InterruptedException {
    Optional<EventId> mail =
        dossier.held().stream()
            .map(Dossier.HeldMail::mail)
            .filter(id -> id.value().equals(visit.name("id")))
            .findFirst();
    Optional<MailKind> kind = kind(visit.field("kind").orElse(""));
    Optional<String> account = visit.field("account");
    Optional<AccountId> own =
        dossier.accounts().stream()
            .map(Account::id)
            .filter(id -> id.value().equals(account.orElse("")))
            .findFirst();
    if (mail.isEmpty() || kind.isEmpty() || (account.isPresent() && own.isEmpty())) {
      return trouble.badInput(visit);
    }
    told.tell(
        new MailFiled(
            EventId.random(),
            dossier.person(),
            visit.now(),
            mail.get(),
            own.orElse(null),
            kind.get(),
            visit.field("on").flatMap(MailsPage::day).orElse(null)));
    return Answer.seeOther("/me");
  }

  Answer forwarding(Visit visit, Dossier dossier) {
    return press.page(
        200,
        visit,
        "ForwardingPage",
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

  private Answer show(Visit visit, Dossier dossier, int status, @Nullable String problem) {
    return press.page(
        status, visit, "MailsPage", new View("mails", problem, dossier.token() + "@" + mailDomain));
  }
}
