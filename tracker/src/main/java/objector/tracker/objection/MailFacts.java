package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import objector.events.mail.MailKind;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;

/// What a mail says about an objection, as a fact.
final class MailFacts {
  private MailFacts() {}

  /// A fact has the day of the mail itself. Days of law are Dublin's, wherever the person lives.
  static Fact fact(HeldMail mail, Fact.What what) {
    Instant at = mail.dated() == null ? mail.at() : mail.dated();
    return new Fact(
        mail.mail(),
        mail.at(),
        LocalDate.ofInstant(at, StatutoryClock.IRISH_TIME),
        what,
        mail.proof(),
        mail.evidence(),
        what == Fact.What.CODE && !mail.codes().isEmpty() ? mail.codes().getFirst() : null,
        mail.coversLinked(),
        false,
        at,
        mail.original(),
        mail.copies());
  }

  /// The same, of the day that the person tells.
  static Fact dated(Fact f, LocalDate day) {
    return new Fact(
        f.id(),
        f.told(),
        day,
        f.what(),
        f.proof(),
        f.evidence(),
        f.detail(),
        f.coversLinked(),
        f.undone(),
        null,
        f.original(),
        f.copies());
  }

  /// What a kind of mail says about an objection; null: nothing.
  static Fact.@Nullable What what(MailKind kind) {
    return switch (kind) {
      case NOTICE -> Fact.What.NOTICE;
      case CONFIRMATION -> Fact.What.CONFIRMED;
      case ACKNOWLEDGEMENT -> Fact.What.ACKNOWLEDGED;
      case REFUSAL -> Fact.What.REFUSED;
      case MORE_INFORMATION -> Fact.What.MORE_ASKED;
      case EXTENSION -> Fact.What.EXTENDED;
      case CODE -> Fact.What.CODE;
      case ACCOUNT_SECURITY,
          FORWARDING_CONFIRMATION,
          OTHER_META,
          BOUNCE,
          AUTO_REPLY,
          PHISHING,
          UNRELATED,
          BROKEN ->
          null;
    };
  }
}
