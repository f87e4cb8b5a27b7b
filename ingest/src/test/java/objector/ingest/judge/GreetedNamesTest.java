package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a mail greets, in whatever language.
class GreetedNamesTest {
  private static final AboutFinder ABOUT = new AboutFinder(Judges.PHRASES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hi Lisa,|Lisa",
        "Cześć, Anna!|Anna",
        "Γεια σας, Ελένη,|Ελένη",
        "Bună, Ana-Maria!|Ana-Maria",
        "Dia duit, a Shíle,|a Shíle",
        "Olá, lisa.kraft_88,|lisa.kraft_88",
        "Dobrý den, Anno Nováková,|Anno Nováková",
        "Guten Tag, Lisa|Lisa",
        "Hi Lisa –|Lisa",
        "Hola Lisa - tu cuenta|Lisa",
        "Dear Dr. Kraft,|Kraft",
        "Sehr geehrte Frau Prof. Dr. Kraft,|Kraft",
        "Hi Lisa. We looked at it|Lisa",
      })
  void aNameIsOneBehindAGreetingWithACommaOrWithout(String line, String name) {
    assertThat(ABOUT.names(line + "\n\nIt is about you.")).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi there,",
        "Hello everyone,",
        "Dear customer,",
        "Dear Facebook user,",
        "Hello Instagram Community,",
        "Hallo zusammen,",
        "Sehr geehrte Damen und Herren,",
        "Bonjour à tous,",
        "Szanowni Państwo,",
        "Αγαπητέ χρήστη,",
        "Hallo, wir haben deine Anfrage geprüft.",
        "Hello, thanks for your mail.",
        "Γεια σας,",
        "Hi,",
      })
  void whoGreetsNobodyNamesNobody(String line) {
    assertThat(ABOUT.names(line + "\n\nIt is about you.")).isEmpty();
  }

  @Test
  void theShortestLineIsReadToo() {
    assertThat(ABOUT.names("h\nhi\nγ\n,\n")).isEqualTo(List.of());
  }
}
