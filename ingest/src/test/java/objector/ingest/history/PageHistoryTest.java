package objector.ingest.history;

import static objector.ingest.extract.SamplePages.PARROT;
import static objector.ingest.history.TwiceADay.AI;
import static objector.ingest.history.TwiceADay.DATED;
import static objector.ingest.history.TwiceADay.WITH_AI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import objector.events.page.LookOutcome;
import objector.events.page.PageTopic;
import org.junit.jupiter.api.Test;

final class PageHistoryTest {
  private static final String ALL_HOURS = "at any time, and we send it within one month.";

  private final TwiceADay page = new TwiceADay();

  @Test
  void theFirstTextIsTheBaselineAndNobodyIsTold() {
    PageLook first = page.look(PARROT);

    assertThat(first.outcome()).isEqualTo(LookOutcome.FIRST);
    assertThat(first.alert()).isFalse();
    assertThat(first.effective()).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void whitespaceIsNoChange() {
    page.look(PARROT);

    PageLook second = page.look(PARROT.replace("\n", "\n\n"));

    assertThat(second.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void newWordsWaitForASecondLook() {
    page.look(PARROT);

    PageLook once = page.look(WITH_AI);
    PageLook twice = page.look(WITH_AI);

    assertThat(once.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(once.alert()).isFalse();
    assertThat(twice.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(twice.alert()).isTrue();
    assertThat(twice.added()).containsExactly(AI);
    assertThat(twice.topics()).contains(PageTopic.AI_TRAINING);
  }

  @Test
  void aLaterPrintedDateNeedsNoSecondLook() {
    page.look(PARROT);

    PageLook dated = page.look(DATED);

    assertThat(dated.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(dated.alert()).isTrue();
    assertThat(dated.topics()).contains(PageTopic.DATES);
    assertThat(dated.effective()).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  @Test
  void theSameDateWrittenOtherwiseIsNoNews() {
    page.look(PARROT);

    for (int day = 0; day < 20; day++) {
      PageLook otherwise = page.look(PARROT.replace("March 1, 2026", "1 March 2026"));

      assertThat(otherwise.outcome()).isEqualTo(LookOutcome.UNCHANGED);
      assertThat(otherwise.alert()).isFalse();
    }
    PageLook once = page.look(WITH_AI.replace("March 1, 2026", "1st March 2026"));
    PageLook twice = page.look(WITH_AI.replace("March 1, 2026", "1st March 2026"));

    assertThat(once.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(twice.outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void anotherDateWrittenOtherwiseIsNews() {
    page.look(PARROT);

    PageLook later = page.look(PARROT.replace("March 1, 2026", "2 March 2026"));

    assertThat(later.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(later.effective()).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void aWordBesideADateWrittenOtherwiseIsNews() {
    page.look(PARROT);
    String text = PARROT.replace("Effective March 1, 2026", "Effective for robins 1 March 2026");

    assertThat(page.look(text).outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(page.look(text).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  /// So it was read before neighbouring elements were words apart.
  @Test
  void wordsThatRanTogetherAndStandApartAreNoNews() {
    page.look(PARROT.replace("in your private cage.", "in your private cage.Sing on"));

    PageLook apart =
        page.look(PARROT.replace("in your private cage.", "in your private cage. Sing on"));

    assertThat(apart.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void aTextThatWasThereBeforeIsNoNews() {
    page.look(PARROT);
    page.look(WITH_AI);
    page.look(WITH_AI);

    PageLook back = page.look(PARROT);
    PageLook forth = page.look(WITH_AI);

    assertThat(back.outcome()).isEqualTo(LookOutcome.RETURNED);
    assertThat(forth.outcome()).isEqualTo(LookOutcome.RETURNED);
    assertThat(back.alert() || forth.alert()).isFalse();
  }

  @Test
  void aVersionThatReturnsIsNotToldHoweverLongItStays() {
    page.look(PARROT);
    page.look(WITH_AI);
    page.look(WITH_AI);

    boolean told = false;
    for (int hours = 0; hours < 24 * 21; hours += 12) {
      told |= page.look(PARROT).alert();
    }

    assertThat(told).isFalse();
  }

  @Test
  void wordsThatAreTakenBackUnderANewDateAreToldAtOnce() {
    page.look(PARROT);
    page.look(WITH_AI);
    page.look(WITH_AI);

    PageLook back = page.look(PARROT.replace("March 1, 2026", "May 1, 2026"));

    assertThat(back.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(back.alert()).isTrue();
    assertThat(back.removed()).contains(AI);
  }

  @Test
  void aTextThatComesAndGoesIsNeverTold() {
    page.look(PARROT);
    for (int day = 0; day < 5; day++) {
      assertThat(page.look(WITH_AI).alert()).isFalse();
      assertThat(page.look(PARROT).alert()).isFalse();
    }
  }

  @Test
  void aTextThatCameAndWentIsToldWhenItStaysForAWeek() {
    page.look(PARROT);
    page.look(WITH_AI);
    page.look(PARROT);

    boolean early = false;
    for (int hours = 0; hours < 168; hours += 12) {
      early |= page.look(WITH_AI).alert();
    }
    PageLook late = page.look(WITH_AI);

    assertThat(early).isFalse();
    assertThat(late.alert()).isTrue();
  }

  @Test
  void aPageThatNeverLooksTheSameTwiceIsToldAllTheSame() {
    page.look(PARROT);

    page.look(WITH_AI + "Bird of the day: a heron.");
    PageLook second = page.look(WITH_AI + "Bird of the day: a stork.");

    assertThat(second.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(second.alert()).isTrue();
  }

  @Test
  void wordsThatAreOnlyGoneWaitADay() {
    page.look(PARROT);
    String without =
        PARROT.replace("- We never listen to the songs that you keep in your private cage.\n", "");

    PageLook first = page.look(without);
    PageLook half = page.look(without);
    PageLook day = page.look(without);

    assertThat(first.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(half.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(day.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(day.removed())
        .containsExactly("We never listen to the songs that you keep in your private cage.");
  }

  @Test
  void oneItemInThePlaceOfAnotherIsNews() {
    String lists =
        PARROT
            + "## Forbidden in spring\n\n* Seed shops\n* Cat shows\n\n"
            + "## Forbidden in autumn\n\n* Cat shows\n* Seed shops\n* Cat shows\n";
    page.look(lists);

    String swapped =
        lists.replace("* Seed shops\n* Cat shows\n\n##", "* Cat shows\n* Cat shows\n\n##");
    page.look(swapped);
    PageLook second = page.look(swapped);

    assertThat(second.alert()).isTrue();
    assertThat(second.added()).containsExactly("Cat shows");
    assertThat(second.removed()).containsExactly("Seed shops");
  }

  @Test
  void aMuchOlderEditionIsRecordedAndNotTold() {
    page.look(PARROT);
    String old =
        PARROT
            .replace("March 1, 2026", "March 1, 2021")
            .replace(ALL_HOURS, "once a year, by post.");
    page.look(old);

    PageLook twice = page.look(old);

    assertThat(twice.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(twice.alert()).isFalse();
  }

  @Test
  void anOlderEditionThatStaysForAWeekIsTold() {
    page.look(PARROT);
    String old =
        PARROT
            .replace("March 1, 2026", "March 1, 2021")
            .replace(ALL_HOURS, "once a year, by post.");
    boolean early = false;
    for (int hours = 0; hours < 168; hours += 12) {
      early |= page.look(old).alert();
    }

    PageLook late = page.look(old);

    assertThat(early).isFalse();
    assertThat(late.alert()).isTrue();
    assertThat(late.added()).anyMatch(passage -> passage.contains("once a year, by post."));
  }
}
