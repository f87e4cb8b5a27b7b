package objector.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import objector.events.person.PersonEvent;
import org.junit.jupiter.api.Test;

final class JsonTest {
  private static final String PERSON = "0".repeat(25) + "1";

  @Test
  void aPropertyOfALaterReleaseIsIgnored() {
    String later =
        "{\"type\":\"sign-in-asked\",\"id\":\"%s\",\"person\":\"%s\",\"at\":\"2025-05-03T08:42:00Z\",\"colour\":\"blue\"}"
            .formatted(PERSON, PERSON);

    PersonEvent event = Json.read(later.getBytes(UTF_8), PersonEvent.class);

    assertThat(event).isInstanceOf(PersonEvent.SignInAsked.class);
  }

  @Test
  void aMissingPropertyIsRefusedByName() {
    String partial =
        "{\"type\":\"sign-in-asked\",\"id\":\"%s\",\"person\":\"%s\"}".formatted(PERSON, PERSON);

    assertThatThrownBy(() -> Json.read(partial.getBytes(UTF_8), PersonEvent.class))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageContaining("'at' is missing");
  }

  @Test
  void aRefusalDoesNotQuoteWhatItRefuses() {
    String secret = "{\"type\":\"joined\",\"id\":\"anna@example.org\"}";

    assertThatThrownBy(() -> Json.read(secret.getBytes(UTF_8), PersonEvent.class))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageNotContaining("anna");
  }

  @Test
  void anUnknownTypeIsRefused() {
    String unknown = "{\"type\":\"something-new\"}";

    assertThatThrownBy(() -> Json.read(unknown.getBytes(UTF_8), PersonEvent.class))
        .isInstanceOf(Json.Unreadable.class);
  }
}
