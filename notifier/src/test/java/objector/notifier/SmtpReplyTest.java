package objector.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;

final class SmtpReplyTest {
  @Test
  void aRelayThatRefusesOurSenderIsASettingToBeMended() throws Exception {
    var refused =
        new SMTPSenderFailedException(
            new InternetAddress("objector@localhost"), "MAIL FROM", 550, "550 5.7.1 no");

    assertThat(SmtpReply.outcome(refused, false)).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void aRecipientWhoDoesNotExistIsGivenUp() throws Exception {
    var refused =
        new SMTPAddressFailedException(
            new InternetAddress("nobody@example.org"), "RCPT TO", 550, "550 5.1.1 no");

    assertThat(SmtpReply.outcome(refused, false)).isInstanceOf(Outcome.Refused.class);
  }
}
