package objector.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.page.Blindness;
import objector.ingest.text.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WallsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ERROR       | This page isn’t available right now. We are working on it.
          ERROR       | Parrot. Oops! Something went wrong. Go home.
          ERROR       | Cette page n’est pas disponible. Retournez à l'accueil.
          ERROR       | Diese Seite ist derzeit nicht verfügbar. Zur Startseite.
          ERROR       | La pagina non è disponibile. Torna alla gabbia.
          BOT_WALL    | Just a moment... Checking your browser before you fly on.
          BOT_WALL    | Please verify you are human. Ray ID: 12345
          COOKIE_WALL | Before you continue to Parrot. We use cookies to sing. Accept all. Reject all.
          COOKIE_WALL | Nous utilisons des cookies pour chanter. Tout accepter. Tout refuser.
          COOKIE_WALL | Wir verwenden Cookies zum Singen. Alle akzeptieren. Alle ablehnen.
          LOGIN_WALL  | You must log in to continue. Email or phone. Password. Forgot password?
          LOGIN_WALL  | Connectez-vous. Adresse e-mail ou téléphone. Mot de passe oublié ?
          LOGIN_WALL  | Melde dich an. Passwort vergessen? Neues Konto erstellen.
          BLANK       | Parrot
          """)
  void areTold(Blindness kind, String text) {
    assertThat(Walls.before(CanonicalText.of(text))).contains(kind);
  }

  @Test
  void aPolicyThatSpeaksOfCookiesAndErrorsIsNoWall() {
    String policy =
        SamplePages.PARROT
            + "We use cookies to remember your cage. ".repeat(10)
            + "Essential cookies keep you signed in. You can manage them in your settings. "
            + "When something went wrong in the past, we told you, and you could log in again. "
                .repeat(60);

    assertThat(Walls.before(CanonicalText.of(policy))).isEmpty();
  }

  @Test
  void aMenuAloneIsNoText() {
    CanonicalText menu = CanonicalText.of("* Terms\n* Privacy\n* Cookies\n".repeat(40));

    assertThat(Walls.isText(menu)).isFalse();
  }
}
