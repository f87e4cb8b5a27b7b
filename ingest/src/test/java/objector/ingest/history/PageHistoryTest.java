package objector.ingest.history;

import static objector.ingest.extract.SamplePages.MONDAY;
import static objector.ingest.extract.SamplePages.PARROT;
import static objector.ingest.extract.SamplePages.parrotWith;
import static objector.ingest.extract.SamplePages.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageTopic;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.SamplePages;
import org.junit.jupiter.api.Test;

final class PageHistoryTest {
  private static final String AI =
      "From now on we use your songs to train our generative AI models.";
  private static final String WITH_AI = parrotWith(AI);
  private static final String ALL_HOURS = "at any time, and we send it within one month.";
  private static final String DATED = PARROT.replace("March 1, 2026", "April 1, 2026");
  private static final String ERROR = "This page isn't available right now. Reload the page.";
  private static final String SHORT =
      PARROT.substring(0, PARROT.indexOf("## Why"))
          + "That is all we say about songs, about cages, and about the birds that live in them.";

  private final PageHistory history = new PageHistory(PageRules.of("en"));
  private Instant now = MONDAY;

  @Test
  void theFirstTextIsTheBaselineAndNobodyIsTold() {
    PageLook first = look(PARROT);

    assertThat(first.outcome()).isEqualTo(LookOutcome.FIRST);
    assertThat(first.alert()).isFalse();
    assertThat(first.effective()).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void whitespaceIsNoChange() {
    look(PARROT);

    PageLook second = look(PARROT.replace("\n", "\n\n"));

    assertThat(second.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void newWordsWaitForASecondLook() {
    look(PARROT);

    PageLook once = look(WITH_AI);
    PageLook twice = look(WITH_AI);

    assertThat(once.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(once.alert()).isFalse();
    assertThat(twice.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(twice.alert()).isTrue();
    assertThat(twice.added()).containsExactly(AI);
    assertThat(twice.topics()).contains(PageTopic.AI_TRAINING);
  }

  @Test
  void aLaterPrintedDateNeedsNoSecondLook() {
    look(PARROT);

    PageLook dated = look(DATED);

    assertThat(dated.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(dated.alert()).isTrue();
    assertThat(dated.topics()).contains(PageTopic.DATES);
    assertThat(dated.effective()).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  @Test
  void theSameDateWrittenOtherwiseIsNoNews() {
    look(PARROT);

    for (int day = 0; day < 20; day++) {
      PageLook otherwise = look(PARROT.replace("March 1, 2026", "1 March 2026"));

      assertThat(otherwise.outcome()).isEqualTo(LookOutcome.UNCHANGED);
      assertThat(otherwise.alert()).isFalse();
    }
    PageLook once = look(WITH_AI.replace("March 1, 2026", "1st March 2026"));
    PageLook twice = look(WITH_AI.replace("March 1, 2026", "1st March 2026"));

    assertThat(once.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(twice.outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void anotherDateWrittenOtherwiseIsNews() {
    look(PARROT);

    PageLook later = look(PARROT.replace("March 1, 2026", "2 March 2026"));

    assertThat(later.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(later.effective()).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void aWordBesideADateWrittenOtherwiseIsNews() {
    look(PARROT);
    String text = PARROT.replace("Effective March 1, 2026", "Effective for robins 1 March 2026");

    assertThat(look(text).outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(look(text).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  /// So it was read before neighbouring elements were words apart.
  @Test
  void wordsThatRanTogetherAndStandApartAreNoNews() {
    look(PARROT.replace("in your private cage.", "in your private cage.Sing on"));

    PageLook apart = look(PARROT.replace("in your private cage.", "in your private cage. Sing on"));

    assertThat(apart.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void aTextThatWasThereBeforeIsNoNews() {
    look(PARROT);
    look(WITH_AI);
    look(WITH_AI);

    PageLook back = look(PARROT);
    PageLook forth = look(WITH_AI);

    assertThat(back.outcome()).isEqualTo(LookOutcome.RETURNED);
    assertThat(forth.outcome()).isEqualTo(LookOutcome.RETURNED);
    assertThat(back.alert() || forth.alert()).isFalse();
  }

  @Test
  void aTextThatComesAndGoesIsNeverTold() {
    look(PARROT);
    for (int day = 0; day < 5; day++) {
      assertThat(look(WITH_AI).alert()).isFalse();
      assertThat(look(PARROT).alert()).isFalse();
    }
  }

  @Test
  void aTextThatCameAndWentIsToldWhenItStaysForAWeek() {
    look(PARROT);
    look(WITH_AI);
    look(PARROT);

    boolean early = false;
    for (int hours = 0; hours < 168; hours += 12) {
      early |= look(WITH_AI).alert();
    }
    PageLook late = look(WITH_AI);

    assertThat(early).isFalse();
    assertThat(late.alert()).isTrue();
  }

  @Test
  void aPageThatNeverLooksTheSameTwiceIsToldAllTheSame() {
    look(PARROT);

    look(WITH_AI + "Bird of the day: a heron.");
    PageLook second = look(WITH_AI + "Bird of the day: a stork.");

    assertThat(second.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(second.alert()).isTrue();
  }

  @Test
  void wordsThatAreOnlyGoneWaitADay() {
    look(PARROT);
    String without =
        PARROT.replace("- We never listen to the songs that you keep in your private cage.\n", "");

    PageLook first = look(without);
    PageLook half = look(without);
    PageLook day = look(without);

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
    look(lists);

    String swapped =
        lists.replace("* Seed shops\n* Cat shows\n\n##", "* Cat shows\n* Cat shows\n\n##");
    look(swapped);
    PageLook second = look(swapped);

    assertThat(second.alert()).isTrue();
    assertThat(second.added()).containsExactly("Cat shows");
    assertThat(second.removed()).containsExactly("Seed shops");
  }

  @Test
  void anErrorPageIsNeverAVersion() {
    look(PARROT);

    PageLook error = look(ERROR);
    PageLook after = look(PARROT);

    assertThat(error.blindness()).isEqualTo(Blindness.ERROR);
    assertThat(error.effective()).isNull();
    assertThat(after.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void anErrorPageIsNotAFirstTextEither() {
    PageLook error = look(ERROR);
    PageLook first = look(PARROT);

    assertThat(error.outcome()).isEqualTo(LookOutcome.BLIND);
    assertThat(first.outcome()).isEqualTo(LookOutcome.FIRST);
  }

  @Test
  void aMenuIsNotAFirstText() {
    assertThat(look("* Terms\n* Privacy\n* Cookies\n").blindness()).isEqualTo(Blindness.BLANK);
  }

  @Test
  void aDeclaredMinimumOfWordsIsTakenAtItsWord() {
    PageHistory small = new PageHistory(PageRules.of("en", 5));

    PageLook first = small.look(read("Parrots may sing here until further notice."), MONDAY);

    assertThat(first.outcome()).isEqualTo(LookOutcome.FIRST);
  }

  @Test
  void blindnessBetweenDoesNotUndoTheFirstLook() {
    look(PARROT);
    look(WITH_AI);
    look(ERROR);

    assertThat(look(WITH_AI).alert()).isTrue();
  }

  @Test
  void anotherLanguageIsBlindness() {
    look(PARROT);

    PageLook french = look(SamplePages.PERROQUET);

    assertThat(french.blindness()).isEqualTo(Blindness.WRONG_LANGUAGE);
  }

  @Test
  void anotherLanguageThatStaysForAWeekIsBelieved() {
    look(PARROT);

    for (int hours = 0; hours < 168; hours += 12) {
      assertThat(look(SamplePages.PERROQUET).outcome()).isEqualTo(LookOutcome.BLIND);
    }
    PageLook believed = look(SamplePages.PERROQUET);

    assertThat(believed.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(believed.alert()).isTrue();
    assertThat(look(SamplePages.PERROQUET).outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void anotherLanguageWithALaterDateIsNeitherBelievedNorBlindAtOnce() {
    look(PARROT);
    String later = SamplePages.PERROQUET.replace("1er mars 2026", "1er mai 2026");

    assertThat(look(later).outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(look(later).outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(look(later).blindness()).isEqualTo(Blindness.WRONG_LANGUAGE);
    assertThat(look(DATED).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void aThirdOfTheWordsIsNotThePage() {
    look(PARROT + PARROT.replace("songs", "poems").replace("birds", "bats"));

    PageLook shrunk = look(SHORT);

    assertThat(shrunk.blindness()).isEqualTo(Blindness.SHRUNK);
  }

  @Test
  void aShortTextThatStaysForAWeekIsBelieved() {
    look(PARROT + PARROT.replace("songs", "poems").replace("birds", "bats"));
    look(SHORT);
    now = now.plus(Duration.ofDays(7));

    PageLook believed = look(SHORT);

    assertThat(believed.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(believed.reason()).contains("stayed");
    assertThat(believed.doubted()).isEqualTo(Blindness.SHRUNK);
  }

  @Test
  void aShortTextWithALaterDateIsBelievedAfterTwoDays() {
    String dated = SHORT.replace("March 1, 2026", "May 1, 2026");
    look(PARROT + PARROT.replace("songs", "poems").replace("birds", "bats"));

    for (int hours = 0; hours < 48; hours += 12) {
      assertThat(look(dated).blindness()).isEqualTo(Blindness.SHRUNK);
    }

    assertThat(look(dated).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void aMuchOlderEditionIsRecordedAndNotTold() {
    look(PARROT);
    String old =
        PARROT
            .replace("March 1, 2026", "March 1, 2021")
            .replace(ALL_HOURS, "once a year, by post.");
    look(old);

    PageLook twice = look(old);

    assertThat(twice.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(twice.alert()).isFalse();
  }

  @Test
  void anOlderEditionThatStaysForAWeekIsTold() {
    look(PARROT);
    String old =
        PARROT
            .replace("March 1, 2026", "March 1, 2021")
            .replace(ALL_HOURS, "once a year, by post.");
    boolean early = false;
    for (int hours = 0; hours < 168; hours += 12) {
      early |= look(old).alert();
    }

    PageLook late = look(old);

    assertThat(early).isFalse();
    assertThat(late.alert()).isTrue();
    assertThat(late.added()).anyMatch(passage -> passage.contains("once a year, by post."));
  }

  @Test
  void aMovedObjectionFormIsNewsThoughNoWordMoved() {
    String form = "You can [object to this](https://www.facebook.com/help/contact/%s).";
    look(parrotWith(form.formatted("1111111111")));

    look(parrotWith(form.formatted("2222222222")));
    PageLook moved = look(parrotWith(form.formatted("2222222222")));

    assertThat(moved.alert()).isTrue();
    assertThat(moved.topics()).contains(PageTopic.OBJECTION_AND_RIGHTS);
    assertThat(moved.formLinksAdded())
        .containsExactly("https://www.facebook.com/help/contact/2222222222");
    assertThat(moved.formLinksRemoved())
        .containsExactly("https://www.facebook.com/help/contact/1111111111");
  }

  @Test
  void anotherContactLinkIsRecordedAndNotTold() {
    String contact = "The controller can be [reached](https://www.facebook.com/help/contact/%s).";
    look(parrotWith(contact.formatted("1111111111")));

    look(parrotWith(contact.formatted("2222222222")));
    PageLook moved = look(parrotWith(contact.formatted("2222222222")));

    assertThat(moved.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(moved.topics()).containsExactly(PageTopic.CONTACT);
    assertThat(moved.alert()).isFalse();
  }

  @Test
  void anObjectionFormThatIsGoneIsNewsAfterADay() {
    String other = "\n[a](https://parrot.example/a) [b](https://parrot.example/b)\n";
    String form = "You can [object to this](https://www.facebook.com/help/contact/1111111111).";
    look(parrotWith(form) + other);
    String gone = parrotWith("You can [object to this](https://parrot.example/c).") + other;

    look(gone);
    PageLook half = look(gone);
    PageLook day = look(gone);

    assertThat(half.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(day.alert()).isTrue();
    assertThat(day.formLinksRemoved())
        .containsExactly("https://www.facebook.com/help/contact/1111111111");
  }

  @Test
  void aReaderThatLosesAllLinksLosesNoForm() {
    String form = "You can [object to this](https://www.facebook.com/help/contact/1111111111).";
    look(parrotWith(form));

    PageLook without = look(parrotWith("You can object to this."));

    assertThat(without.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void trackersOnAnObjectionFormAreNoise() {
    String form = "You can [object](https://www.facebook.com/help/contact/1111111111%s).";
    look(parrotWith(form.formatted("?ref=a")));

    PageLook second = look(parrotWith(form.formatted("?entry_point=b")));

    assertThat(second.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void aRestoredPastIsKnown() {
    history.restore(read(PARROT));
    history.restore(read(WITH_AI));

    assertThat(look(WITH_AI).outcome()).isEqualTo(LookOutcome.UNCHANGED);
    assertThat(look(PARROT).outcome()).isEqualTo(LookOutcome.RETURNED);
  }

  @Test
  void aSecondLookAfterARestartIsASecondLook() {
    look(PARROT);
    look(WITH_AI);

    PageHistory restarted = restarted(PARROT);

    assertThat(restarted.look(read(WITH_AI), now).alert()).isTrue();
  }

  @Test
  void aTextThatWentAwayBeforeTheRestartWaitsNoMore() {
    look(PARROT);
    look(WITH_AI);
    look(PARROT);

    assertThat(history.waiting()).isEmpty();
  }

  @Test
  void wordsThatAreGoneWaitADayOverRestarts() {
    look(PARROT);
    String less =
        PARROT.replace("- We never listen to the songs that you keep in your private cage.\n", "");
    look(less);
    PageHistory restarted = restarted(PARROT);
    restarted.look(read(less), now);
    now = now.plus(Duration.ofHours(12));

    assertThat(restarted.look(read(less), now).outcome()).isEqualTo(LookOutcome.CHANGED);
  }

  @Test
  void aShortTextIsBelievedAfterAWeekOverRestarts() {
    String whole = PARROT + PARROT.replace("songs", "poems").replace("birds", "bats");
    look(whole);
    look(SHORT);
    PageHistory restarted = restarted(whole);
    now = now.plus(Duration.ofDays(7));

    assertThat(restarted.look(read(SHORT), now).reason()).contains("stayed");
  }

  private PageHistory restarted(String... versions) {
    PageHistory restarted = new PageHistory(PageRules.of("en"));
    for (String version : versions) {
      restarted.restore(read(version));
    }
    history.waiting().ifPresent(restarted::resume);
    return restarted;
  }

  @Test
  void aFailedVisitIsPassedOn() {
    PageLook look = history.look(Blindness.UNREACHABLE, now);

    assertThat(look.blindness()).isEqualTo(Blindness.UNREACHABLE);
    assertThat(look.alert()).isFalse();
  }

  private PageLook look(String markdown) {
    PageLook look = history.look(read(markdown), now);
    now = now.plus(Duration.ofHours(12));
    return look;
  }
}
