package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import objector.notifier.delivery.SendOutcome;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;

final class RelayReplyTest {
  @Test
  void aRelayThatRefusesOurSenderIsASettingToBeMended() throws Exception {
    var refused =
        new SMTPSenderFailedException(
            new InternetAddress("objector@localhost"), "MAIL FROM", 550, "550 5.7.1 no");

    assertThat(RelayReply.outcome(refused, false)).isInstanceOf(SendOutcome.Deferred.class);
  }

  @Test
  void aRecipientWhoDoesNotExistIsGivenUp() throws Exception {
    var refused =
        new SMTPAddressFailedException(
            new InternetAddress("nobody@example.org"), "RCPT TO", 550, "550 5.1.1 no");

    assertThat(RelayReply.outcome(refused, false)).isInstanceOf(SendOutcome.Refused.class);
  }
}
