package objector.wording.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.page.WatchState;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.SampleStandings;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PageWordsTest {
  private static final Translations WORDS = Translations.load();
  private static final Programmes PROGRAMMES = Programmes.load();
  private static final PageWords ENGLISH = new PageWords(WORDS.in("en", "UTC"), PROGRAMMES);
  private static final PageWords FRENCH = new PageWords(WORDS.in("fr", "UTC"), PROGRAMMES);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LAST = Instant.parse("2026-11-24T11:48:00Z");

  @Test
  void anUnchangedPageSaysSinceWhen() {
    WatchState watch = seen(LookOutcome.UNCHANGED, Instant.parse("2026-07-23T06:10:00Z"));

    String said = ENGLISH.standing(watch, SampleStandings.version(), NOW);

    assertThat(said).isEqualTo("Last read 12 minutes ago; unchanged since 23 July 2026.");
  }

  @Test
  void aBlindPageSaysSinceWhenAndWhy() {
    String said = ENGLISH.standing(blind(), SampleStandings.version(), NOW);

    assertThat(said)
        .isEqualTo(
            "We could not read this page since 4 May 2026, 06:10 UTC: it shows a login wall. The text below is the last we saw.");
  }

  @Test
  void aPageThatWasNeverSeenPromisesNoText() {
    String said = ENGLISH.standing(blind(), null, NOW);

    assertThat(said).endsWith("it shows a login wall. We have not seen it yet.");
  }

  @Test
  void aPageThatWasLookedAtIsNotReadBeforeATextOfItIsKept() {
    String said = ENGLISH.standing(seen(LookOutcome.PENDING, null), null, NOW);

    assertThat(said).isEqualTo("Looked at 12 minutes ago; not read yet.");
  }

  @Test
  void aTitleOfTheDataIsSetLikeAMessage() {
    assertThat(FRENCH.title(SampleStandings.POLICY)).doesNotContain("'");
  }

  @Test
  void aPageBeforeItsFirstLookSaysSo() {
    WatchState watch = new WatchState(SampleStandings.POLICY, null, null, null, null, 0, null, NOW);

    assertThat(FRENCH.standing(watch, null, NOW)).isEqualTo("Pas encore lue.");
  }

  @Test
  void aPendingLookIsNotAChange() {
    String said = ENGLISH.standing(seen(LookOutcome.PENDING, null), SampleStandings.version(), NOW);

    assertThat(said)
        .isEqualTo("Last read 12 minutes ago; the text looked different, a second look will tell.");
  }

  @Test
  void aChangeSaysItsDateItsMovedLinkAndItsTopics() {
    String said = ENGLISH.change(SampleStandings.version());

    assertThat(Isolated.bare(said))
        .isEqualTo(
            "Changed on 23 July 2026: takes effect that day; the objection link moved to help.meta.com/support/privacy; it speaks differently of AI training and your right to object.");
  }

  @Test
  void aDateThatStoodThereBeforeIsNotWhenTheChangeTookEffect() {
    VersionRecorded v = SampleStandings.version();
    VersionRecorded dated = on(v, LocalDate.of(2024, 6, 26), List.of(PageTopic.AI_TRAINING));
    VersionRecorded moved =
        on(v, LocalDate.of(2024, 6, 26), List.of(PageTopic.AI_TRAINING, PageTopic.DATES));

    assertThat(ENGLISH.change(dated)).doesNotContain("2024");
    assertThat(ENGLISH.change(moved)).contains("2024");
  }

  @Test
  void aTextThatWasDoubtedFirstSaysSo() {
    VersionRecorded v = SampleStandings.version();
    VersionRecorded doubted =
        new VersionRecorded(
            v.id(),
            v.page(),
            v.at(),
            v.first(),
            v.alert(),
            v.capture(),
            v.text(),
            v.words(),
            v.effective(),
            v.formLinks(),
            v.formLinksAdded(),
            v.formLinksRemoved(),
            v.topics(),
            v.added(),
            v.removed(),
            Blindness.SHRUNK);

    assertThat(ENGLISH.change(doubted)).contains("it is much shorter than before, and stayed so");
  }

  private static VersionRecorded on(
      VersionRecorded v, LocalDate effective, List<PageTopic> topics) {
    return new VersionRecorded(
        v.id(),
        v.page(),
        v.at(),
        v.first(),
        v.alert(),
        v.capture(),
        v.text(),
        v.words(),
        effective,
        v.formLinks(),
        v.formLinksAdded(),
        v.formLinksRemoved(),
        topics,
        v.added(),
        v.removed());
  }

  @Test
  void aChangeInFrenchIsSpacedAsFrenchIs() {
    String said = FRENCH.change(SampleStandings.version());

    assertThat(Isolated.bare(said))
        .startsWith(
            "Changée le 23 juillet 2026\u202f: en vigueur ce jour-là\u202f; le lien d’opposition mène maintenant à help.meta.com");
  }

  @Test
  void aPageThatNoProgrammeKnowsIsNamedByItsId() {
    assertThat(ENGLISH.title(new PageId("gone"))).isEqualTo("one of Meta’s pages (gone)");
  }

  private static WatchState seen(LookOutcome outcome, @Nullable Instant since) {
    return new WatchState(SampleStandings.POLICY, LAST, outcome, null, null, 0, since, NOW);
  }

  private static WatchState blind() {
    return new WatchState(
        SampleStandings.POLICY,
        LAST,
        LookOutcome.BLIND,
        Blindness.LOGIN_WALL,
        Instant.parse("2026-05-04T06:10:00Z"),
        3,
        null,
        NOW);
  }
}
