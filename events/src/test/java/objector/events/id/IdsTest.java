package objector.events.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Map<Ids.Form, Pattern> MEANT =
      Map.of(
          Ids.Form.TOKEN, Pattern.compile("[a-z0-9]{26}"),
          Ids.Form.WORD, Pattern.compile("[a-z0-9][a-z0-9-]{0,79}"),
          Ids.Form.OWNED, Pattern.compile("[a-z0-9][a-z0-9-]{0,79}/[0-9a-f]{32}"),
          Ids.Form.ADDRESS_TOKEN, Pattern.compile("[a-z0-9]{12,32}"),
          Ids.Form.HEX, Pattern.compile("[0-9a-f]{64}"));

  /// Pieces of which ids and almost-ids are made.
  private static final String[] PIECES = {
    "",
    "a",
    "f",
    "g",
    "z",
    "0",
    "9",
    "-",
    "/",
    "A",
    "_",
    "é",
    "\n",
    "0123456789abcdef",
    "0123456789abcdef0123456789abcdef",
    "abcdefghijklmnopqrstuvwxyz"
  };

  @Test
  void theFormsAreAsMeantWhateverIsWritten() {
    Random random = new Random(7);
    int fitting = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      for (Map.Entry<Ids.Form, Pattern> form : MEANT.entrySet()) {
        boolean fits = form.getKey().fits(text.toString());
        assertThat(fits)
            .as(form.getKey().name() + " " + text)
            .isEqualTo(form.getValue().matcher(text).matches());
        fitting += fits ? 1 : 0;
      }
    }
    assertThat(fitting).isGreaterThan(1_000);
  }
}
