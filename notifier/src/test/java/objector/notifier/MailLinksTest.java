package objector.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import objector.events.Alert;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
import org.junit.jupiter.api.Test;

final class MailLinksTest {
  private static final Alert ALERT = Samples.alert(1, Samples.signIn());
  private static final MailLinks LINKS =
      new MailLinks(URI.create("https://objector.example/"), Samples.SIGNER, ALERT);

  @Test
  void aSignInLinkSpeaksForThePersonAndTheRequestForOneHour() {
    String token =
        LINKS.signIn(Samples.ASKED).substring("https://objector.example/sign-in?t=".length());
    Instant anHourLater = Samples.AT.plus(Duration.ofHours(1));

    assertThat(Samples.SIGNER.verify(Purpose.SIGN_IN, token, anHourLater.minusSeconds(1)))
        .contains(new Claim(Samples.ANNA, Samples.ASKED, anHourLater));
    assertThat(Samples.SIGNER.verify(Purpose.SIGN_IN, token, anHourLater)).isEmpty();
  }

  @Test
  void aConfirmationLinkSignsNobodyIn() {
    String token =
        LINKS.confirm(Samples.ASKED).substring("https://objector.example/confirm?t=".length());

    assertThat(Samples.SIGNER.verify(Purpose.SIGN_IN, token, Samples.AT)).isEmpty();
  }
}
