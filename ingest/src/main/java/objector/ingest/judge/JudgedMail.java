package objector.ingest.judge;

import java.time.Instant;
import java.util.List;
import objector.events.mail.Judgement;
import objector.events.mail.MailEvent;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;

/// A mail, read and judged.
///
/// @param about which account it may concern
/// @param dated the original's own date, where it has a readable one
/// @param messageId of the mail that reached us; no proof of anything, as nobody signs it
/// @param original what the mail that counts is known by, however often it is forwarded
/// @param error null, or why the mail could not be read (kind `broken`)
public record JudgedMail(
    Judgement judgement,
    MailEvent.About about,
    @Nullable Instant dated,
    @Nullable String messageId,
    MailEvent.@Nullable Original original,
    @Nullable String error) {

  /// One of which nothing tells whether it came before.
  public JudgedMail(
      Judgement judgement,
      MailEvent.About about,
      @Nullable Instant dated,
      @Nullable String messageId,
      @Nullable String error) {
    this(judgement, about, dated, messageId, null, error);
  }

  /// One of which nothing was understood.
  ///
  /// @param reason what a person is told
  /// @param error what was wrong with it
  public static JudgedMail broken(String reason, String error) {
    Judgement judgement =
        new Judgement(
            MailKind.BROKEN,
            reason,
            null,
            null,
            null,
            Judgement.Forward.none(),
            new Judgement.Authenticity(Judgement.Verdict.UNVERIFIABLE, List.of()),
            List.of(),
            List.of(),
            List.of(error));
    return new JudgedMail(judgement, MailEvent.About.nothing(), null, null, error);
  }
}
