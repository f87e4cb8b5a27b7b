package objector.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.MailKind;
import org.junit.jupiter.api.Test;

class ForwardingRequestTest {
  @Test
  void gmailsCodeAndLinkAreFound() {
    Reading reading =
        Judges.judge(
            """
            From: Gmail Team <forwarding-noreply@google.com>
            To: token@in.example.org
            Subject: (#123456789) Gmail Forwarding Confirmation - Receive Mail from anna@example.org

            anna@example.org has requested to automatically forward mail to your email address
            token@in.example.org.
            Confirmation code: 123456789

            To allow it, click: https://mail-settings.google.com/mail/vf-%5Bx%5D-y
            """);

    assertThat(reading.judgement().kind()).isEqualTo(MailKind.FORWARDING_CONFIRMATION);
    assertThat(reading.judgement().codes()).containsExactly("123456789");
    assertThat(reading.about().provider()).isEqualTo("Gmail");
    assertThat(reading.judgement().links().getFirst().trusted()).isTrue();
  }

  @Test
  void fullWidthDigitsAreDigits() {
    Reading reading =
        Judges.judge(
            """
            From: Gmail <forwarding-noreply@google.com>
            Subject: Gmail Forwarding Confirmation

            Somebody has requested to automatically forward mail.
            Confirmation code: １２３４５６７８９
            """);

    assertThat(reading.judgement().codes()).containsExactly("123456789");
  }

  @Test
  void aStrangerWhoAsksIsHeld() {
    Reading reading =
        Judges.judge(
            """
            From: Mail <x@example.net>
            Subject: Forwarding confirmation

            Please confirm forwarding of email to your forwarding address with code 123456.
            """);

    assertThat(reading.judgement().kind()).isEqualTo(MailKind.FORWARDING_CONFIRMATION);
    assertThat(reading.judgement().held()).isNotNull();
  }
}
