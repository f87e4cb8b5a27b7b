package objector.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormLinksTest {
  private final FormLinks known = new FormLinks(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.facebook.com/help/contact/712876720715583",
        "https://fr-fr.facebook.com/help/contact/712876720715583/?ref=dp",
        "https://m.facebook.com/help/contact/712876720715583?entry_point=X%3AY",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%2Fhelp%2Fcontact%2F712876720715583&h=AT0",
        "https://parrot.example/https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu=https%3A%2F%2Fwww.facebook.com%2Fhelp%2Fcontact%2F712876720715583",
        "https://www.facebook.com/help/contact/712876720715583\\_",
      })
  void areOneWhateverStandsAround(String address) {
    assertThat(known.in("Object [here](" + address + ")", "en"))
        .containsExactly(Map.entry("https://www.facebook.com/help/contact/712876720715583", true));
  }

  @Test
  void anUnknownNumberIsAnObjectionFormWhereItsSentenceSaysSo() {
    Map<String, Boolean> links =
        known.in(
            "You have the [right to object](https://www.facebook.com/help/contact/111111111).\n\n"
                + "The controller can be"
                + " [reached](https://www.facebook.com/help/contact/222222222).",
            "en");

    assertThat(links)
        .containsEntry("https://www.facebook.com/help/contact/111111111", true)
        .containsEntry("https://www.facebook.com/help/contact/222222222", false);
  }

  @Test
  void aWatchedAddressIsTakenWithoutItsParameters() {
    FormLinks watching = new FormLinks(List.of("parrot.example/object"));

    Map<String, Boolean> links = watching.in("<https://parrot.example/object/now?x=1>", "en");

    assertThat(links).containsExactly(Map.entry("https://parrot.example/object/now", true));
  }

  @Test
  void otherLinksDoNotMatter() {
    assertThat(known.in("[a](https://www.facebook.com/help/123) https://meta.com/x", "en"))
        .isEmpty();
  }

  @Test
  void aLookAlikeHostIsNotWatched() {
    assertThat(known.in("https://facebook.com.parrot.example/help/contact/712876720715583", "en"))
        .isEmpty();
  }
}
