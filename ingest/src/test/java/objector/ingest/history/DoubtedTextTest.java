package objector.ingest.history;

import static objector.ingest.extract.SamplePages.MONDAY;
import static objector.ingest.extract.SamplePages.PARROT;
import static objector.ingest.extract.SamplePages.read;
import static objector.ingest.history.TwiceADay.DATED;
import static objector.ingest.history.TwiceADay.SHORT;
import static objector.ingest.history.TwiceADay.WITH_AI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.SamplePages;
import org.junit.jupiter.api.Test;

/// What is no text of the page, or hardly: an error, another language, too few words.
final class DoubtedTextTest {
  private static final String ERROR = "This page isn't available right now. Reload the page.";

  private final TwiceADay page = new TwiceADay();

  @Test
  void anErrorPageIsNeverAVersion() {
    page.look(PARROT);

    PageLook error = page.look(ERROR);
    PageLook after = page.look(PARROT);

    assertThat(error.blindness()).isEqualTo(Blindness.ERROR);
    assertThat(error.effective()).isNull();
    assertThat(after.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void anErrorPageIsNotAFirstTextEither() {
    PageLook error = page.look(ERROR);
    PageLook first = page.look(PARROT);

    assertThat(error.outcome()).isEqualTo(LookOutcome.BLIND);
    assertThat(first.outcome()).isEqualTo(LookOutcome.FIRST);
  }

  @Test
  void aMenuIsNotAFirstText() {
    assertThat(page.look("* Terms\n* Privacy\n* Cookies\n").blindness()).isEqualTo(Blindness.BLANK);
  }

  @Test
  void aDeclaredMinimumOfWordsIsTakenAtItsWord() {
    PageHistory small = new PageHistory(PageRules.of("en", 5));

    PageLook first = small.look(read("Parrots may sing here until further notice."), MONDAY);

    assertThat(first.outcome()).isEqualTo(LookOutcome.FIRST);
  }

  @Test
  void blindnessBetweenDoesNotUndoTheFirstLook() {
    page.look(PARROT);
    page.look(WITH_AI);
    page.look(ERROR);

    assertThat(page.look(WITH_AI).alert()).isTrue();
  }

  @Test
  void anotherLanguageIsBlindness() {
    page.look(PARROT);

    PageLook french = page.look(SamplePages.PERROQUET);

    assertThat(french.blindness()).isEqualTo(Blindness.WRONG_LANGUAGE);
  }

  @Test
  void anotherLanguageThatStaysForAWeekIsBelieved() {
    page.look(PARROT);

    for (int hours = 0; hours < 168; hours += 12) {
      assertThat(page.look(SamplePages.PERROQUET).outcome()).isEqualTo(LookOutcome.BLIND);
    }
    PageLook believed = page.look(SamplePages.PERROQUET);

    assertThat(believed.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(believed.alert()).isTrue();
    assertThat(page.look(SamplePages.PERROQUET).outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void anotherLanguageWithALaterDateIsNeitherBelievedNorBlindAtOnce() {
    page.look(PARROT);
    String later = SamplePages.PERROQUET.replace("1er mars 2026", "1er mai 2026");

    assertThat(page.look(later).outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(page.look(later).outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(page.look(later).blindness()).isEqualTo(Blindness.WRONG_LANGUAGE);
    assertThat(page.look(DATED).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void aThirdOfTheWordsIsNotThePage() {
    page.look(PARROT + PARROT.replace("songs", "poems").replace("birds", "bats"));

    PageLook shrunk = page.look(SHORT);

    assertThat(shrunk.blindness()).isEqualTo(Blindness.SHRUNK);
  }

  @Test
  void aShortTextThatStaysForAWeekIsBelieved() {
    page.look(PARROT + PARROT.replace("songs", "poems").replace("birds", "bats"));
    page.look(SHORT);
    page.pass(Duration.ofDays(7));

    PageLook believed = page.look(SHORT);

    assertThat(believed.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(believed.reason()).contains("stayed");
    assertThat(believed.doubted()).isEqualTo(Blindness.SHRUNK);
  }

  @Test
  void aShortTextWithALaterDateIsBelievedAfterTwoDays() {
    String dated = SHORT.replace("March 1, 2026", "May 1, 2026");
    page.look(PARROT + PARROT.replace("songs", "poems").replace("birds", "bats"));

    for (int hours = 0; hours < 48; hours += 12) {
      assertThat(page.look(dated).blindness()).isEqualTo(Blindness.SHRUNK);
    }

    assertThat(page.look(dated).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void aFailedVisitIsPassedOn() {
    PageLook look = page.history().look(Blindness.UNREACHABLE, page.now());

    assertThat(look.blindness()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(look.alert()).isFalse();
  }
}
