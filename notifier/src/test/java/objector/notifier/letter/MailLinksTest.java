package objector.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import objector.events.alert.Alert;
import objector.events.id.AccountId;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.Test;

final class MailLinksTest {
  private static final Alert ALERT = SampleAlerts.alert(1, SampleAlerts.signIn());
  private static final MailLinks LINKS =
      new MailLinks(URI.create("https://objector.example/"), SampleAlerts.SIGNER, ALERT);

  @Test
  void aSignInLinkSpeaksForThePersonAndTheRequestForOneHour() {
    String token =
        LINKS.signIn(SampleAlerts.ASKED).substring("https://objector.example/sign-in?t=".length());
    Instant anHourLater = SampleAlerts.AT.plus(Duration.ofHours(1));

    assertThat(SampleAlerts.SIGNER.verify(Purpose.SIGN_IN, token, anHourLater.minusSeconds(1)))
        .contains(new Claim(SampleAlerts.ANNA, SampleAlerts.ASKED, anHourLater));
    assertThat(SampleAlerts.SIGNER.verify(Purpose.SIGN_IN, token, anHourLater)).isEmpty();
  }

  @Test
  void aConfirmationLinkSignsNobodyIn() {
    String token =
        LINKS.confirm(SampleAlerts.ASKED).substring("https://objector.example/confirm?t=".length());

    assertThat(SampleAlerts.SIGNER.verify(Purpose.SIGN_IN, token, SampleAlerts.AT)).isEmpty();
  }

  @Test
  void thatOneFiledIsSaidOfOneAccountAndSignsNobodyIn() {
    AccountId account = AccountId.random();
    String token = LINKS.filed(account).substring("https://objector.example/filed?t=".length());

    assertThat(SampleAlerts.SIGNER.verify(Purpose.FILED, token, SampleAlerts.AT))
        .hasValueSatisfying(claim -> assertThat(claim.nonce().value()).isEqualTo(account.value()));
    assertThat(SampleAlerts.SIGNER.verify(Purpose.SIGN_IN, token, SampleAlerts.AT)).isEmpty();
  }
}
