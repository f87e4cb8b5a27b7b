package objector.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.ingest.extract.ReadPage;
import objector.ingest.extract.SamplePages;
import objector.ingest.text.CanonicalText;
import objector.ingest.text.WordGrams;
import org.junit.jupiter.api.Test;

final class PassageDiffTest {
  @Test
  void tellsTheSentencesThatMoved() {
    PassageDiff diff =
        between(
            "We sing in the morning. We sleep at night.",
            "We sing in the evening. We sleep at night. We fly on Sundays.");

    assertThat(PassageDiff.told(diff.added()))
        .containsExactly("We sing in the evening. We fly on Sundays.");
    assertThat(PassageDiff.told(diff.removed())).containsExactly("We sing in the morning.");
  }

  @Test
  void joiningTwoSentencesMovesNothing() {
    PassageDiff diff = between("We sing loudly\n\nin the morning", "We sing loudly in the morning");

    assertThat(diff.isEmpty()).isTrue();
  }

  @Test
  void aSmallWordInsideASentenceIsSeen() {
    PassageDiff diff = between("We will sell your songs.", "We will not sell your songs.");

    assertThat(diff.added()).hasSize(1);
  }

  @Test
  void atMostFiftyPassagesOfTwoThousandCharactersAreTold() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      text.append("Song number ").append(i).append(" is new.\n\n").append("same\n\nsame\n\n");
    }
    text.append("x".repeat(9_000));

    List<String> told =
        PassageDiff.told(
            PassageDiff.uncovered(CanonicalText.of(text.toString()), WordGrams.none()));

    assertThat(told).hasSizeLessThanOrEqualTo(50);
    assertThat(told).allSatisfy(passage -> assertThat(passage).hasSizeLessThanOrEqualTo(2_000));
  }

  @Test
  void aNewEndOfASentenceIsToldWithItsListAndTheListAsItWas() {
    String before = "We use your songs:\n\n* to sing them\n\n* to keep them\n\nGood bye.";

    PassageDiff.Told told =
        told(before, before.replace("* to keep", "* to train our AI\n\n* to keep"));

    assertThat(told.added())
        .containsExactly("We use your songs:\nto sing them\nto train our AI\nto keep them");
    assertThat(told.removed()).containsExactly("We use your songs:\nto sing them\nto keep them");
  }

  @Test
  void anItemThatStandsForItselfIsToldAlone() {
    PassageDiff.Told told = told("* We sing.\n* We fly.\n", "* We sing.\n* We fly.\n* We sell.\n");

    assertThat(told.added()).containsExactly("We sell.");
    assertThat(told.removed()).isEmpty();
  }

  @Test
  void ofALongListOnlyTheNewItemIsTold() {
    String before = "We use it:\n\n" + "* a song that is somewhat longer than others\n".repeat(60);

    PassageDiff.Told told = told(before, before + "* to train our AI\n");

    assertThat(told.added()).containsExactly("to train our AI");
    assertThat(told.removed()).isEmpty();
  }

  private static PassageDiff.Told told(String before, String after) {
    ReadPage old = SamplePages.read(before);
    ReadPage now = SamplePages.read(after);
    return PassageDiff.between(
            old, WordGrams.of(old.text().passages()), now, WordGrams.of(now.text().passages()))
        .told(old.text(), now.text());
  }

  private static PassageDiff between(String before, String after) {
    ReadPage old = SamplePages.read(before);
    ReadPage now = SamplePages.read(after);
    return PassageDiff.between(
        old, WordGrams.of(old.text().passages()), now, WordGrams.of(now.text().passages()));
  }
}
