package objector.notifier.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import objector.notifier.delivery.SendOutcome;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// What an answer of a relay means (RFC 5321 4.2.1): 4yz another time, 5yz never. No answer after
/// the text began is not known.
final class RelayReply {
  private RelayReply() {}

  /// A reply code, or -1 where there was no answer, and the line it stood in.
  ///
  /// @param onRecipient whether it was about the recipient
  private record Answer(int code, String line, boolean onRecipient) {}

  static SendOutcome outcome(MessagingException problem, boolean begun) {
    Answer answer = answer(problem);
    // A relay that refuses us or our sender is a setting to be mended, not a mail to be given up.
    boolean settled = answer.onRecipient() || begun;
    if (answer.code() >= 500 && answer.code() < 600 && settled) {
      return new SendOutcome.Refused(reason(answer));
    }
    if (answer.code() >= 400) {
      return new SendOutcome.Deferred(reason(answer));
    }
    return begun
        ? new SendOutcome.Unknown("the line broke before the relay answered")
        : new SendOutcome.Deferred("the line broke before the mail was on its way");
  }

  static String unreachable(MessagingException problem) {
    if (problem instanceof AuthenticationFailedException) {
      return "the relay refuses the user or password";
    }
    Throwable cause = problem.getCause();
    return "the relay does not answer"
        + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")");
  }

  /// The most telling answer: on the recipient, else on the sender or the command.
  private static Answer answer(MessagingException problem) {
    Answer answer = new Answer(-1, "", false);
    for (Throwable at = problem; at != null; at = next(at)) {
      String line = String.valueOf(at.getMessage()).strip();
      switch (at) {
        case SMTPAddressFailedException address -> {
          return new Answer(address.getReturnCode(), line, true);
        }
        case SMTPSenderFailedException sender ->
            answer = new Answer(sender.getReturnCode(), line, false);
        case SMTPSendFailedException send -> answer = new Answer(send.getReturnCode(), line, false);
        default -> {}
      }
    }
    return answer;
  }

  private static @Nullable Throwable next(Throwable at) {
    return at instanceof MessagingException problem ? problem.getNextException() : at.getCause();
  }

  /// "550 5.1.1": the codes only, as the text may hold the address.
  private static String reason(Answer answer) {
    String code = String.valueOf(answer.code());
    String after = answer.line().startsWith(code + " ") ? answer.line().substring(4) : "";
    int end = 0;
    while (end < after.length() && end < 9 && isCode(after.charAt(end))) {
      end++;
    }
    return (code + " " + after.substring(0, end)).strip();
  }

  private static boolean isCode(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }
}
