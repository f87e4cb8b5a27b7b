package objector.events.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import objector.events.id.AccountId;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.Original;
import objector.events.mail.MailKind;
import objector.events.person.Dossier.HeldMail;
import org.jspecify.annotations.Nullable;

/// What is asked about a mail that waits for its person: made where it is worked in, and made again
/// from the mail itself where the dossier has no room for it.
public final class OpenQuestion {
  /// Before it there was nothing to object to.
  public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  /// No mail is believed that claims to be older than that, or from tomorrow. Irish time is UTC on
  /// that day.
  private static final Instant FIRST_MOMENT = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private OpenQuestion() {}

  /// The question of which account it is, or what it is.
  ///
  /// @param guess which account it may concern
  public static HeldMail of(MailReceived mail, HeldMail.Reason reason, @Nullable AccountId guess) {
    Judgement judgement = mail.judgement();
    return new HeldMail(
        mail.id(),
        mail.at(),
        subject(mail),
        from(mail),
        judgement.kind(),
        guess,
        reason,
        dated(mail),
        judgement.authenticity().verdict() == Verdict.VERIFIED
            ? Proof.VERIFIED_MAIL
            : Proof.UNVERIFIED_MAIL,
        judgement.kind() == MailKind.CODE ? ShortText.all(judgement.codes()) : List.of(),
        mail.about().coversLinkedAccounts(),
        mail.evidence(),
        why(judgement),
        original(mail),
        List.of(),
        reason == HeldMail.Reason.OTHER_NAME ? greeted(mail) : null,
        null);
  }

  /// One of which the dossier only knows that it waits.
  public static HeldMail beyond(MailReceived mail) {
    boolean broken = mail.judgement().kind() == MailKind.BROKEN;
    return of(mail, broken ? HeldMail.Reason.BROKEN : HeldMail.Reason.UNSURE, null);
  }

  /// What lies about its origin is never the kind that it imitates, and nothing to decide on.
  public static boolean isLie(Judgement judgement) {
    return judgement.authenticity().verdict() == Verdict.CONTRADICTED
        || (judgement.kind() == MailKind.PHISHING && judgement.held() == null);
  }

  /// Whether a mail waits of which the dossier does not say more.
  public static boolean waits(Dossier dossier, MailReceived mail) {
    return dossier.heldBeyond().contains(mail.id())
        || (dossier.olderMails().isOpen(mail.evidence().offset())
            && !isLie(mail.judgement())
            && dossier.held().stream().noneMatch(held -> held.isOf(mail.id())));
  }

  /// The moment that the mail itself tells, where that can be.
  public static @Nullable Instant dated(MailReceived mail) {
    Instant dated = mail.dated();
    boolean credible =
        dated != null
            && dated.isAfter(FIRST_MOMENT)
            && dated.isBefore(mail.at().plus(CLOCKS_DIFFER));
    return credible ? dated : null;
  }

  /// The subject of the original.
  public static @Nullable String subject(MailReceived mail) {
    return ShortText.of(mail.judgement().forward().subject());
  }

  /// Who sent the original.
  public static @Nullable String from(MailReceived mail) {
    Judgement.Mailbox from = mail.judgement().forward().from();
    return from == null
        ? null
        : ShortText.of(from.address() == null ? from.name() : from.address());
  }

  /// What the original is known by.
  public static @Nullable Original original(MailReceived mail) {
    Original original = mail.original();
    return original == null
        ? null
        : new Original(ShortText.of(original.messageId()), ShortText.of(original.signed()));
  }

  private static @Nullable String greeted(MailReceived mail) {
    return ShortText.of(mail.about().names().stream().findFirst().orElse(null));
  }

  /// Only what can be said in every language: it is read back by its words.
  private static @Nullable String why(Judgement judgement) {
    String held = judgement.held();
    return held == null ? null : HeldReason.read(held).map(said -> held).orElse(null);
  }
}
