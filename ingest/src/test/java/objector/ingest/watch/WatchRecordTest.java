package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import objector.ingest.history.PageHistory;
import objector.ingest.history.PageLook;
import org.junit.jupiter.api.Test;

class WatchRecordTest {
  private static final PageId PAGE = new PageId("a-page");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final ReadPage TEXT = read("You may object to this at any time.");

  private final PageHistory history = new PageHistory(PageRules.of("en", 1));

  @Test
  void twoFailuresInARowAreNoBlindness() {
    WatchRecord found = fail(fail(WatchRecord.NONE, 0), 1);

    assertThat(found.events()).isEmpty();
    assertThat(found.sight().blind()).isFalse();
  }

  @Test
  void theThirdFailureIsBlindnessSinceTheFirst() {
    WatchRecord found = fail(fail(fail(WatchRecord.NONE, 0), 1), 2);

    assertThat(found.events())
        .singleElement()
        .isInstanceOfSatisfying(
            PageWentBlind.class, event -> assertThat(event.since()).isEqualTo(NOON));
  }

  @Test
  void blindnessIsToldOnce() {
    WatchRecord found = fail(fail(fail(fail(WatchRecord.NONE, 0), 1), 2), 3);

    assertThat(found.events()).isEmpty();
    assertThat(found.sight().blind()).isTrue();
  }

  @Test
  void aPageThatIsSeenAgainSaysSinceWhenItWasNot() {
    WatchRecord blind = fail(fail(fail(first(), 1), 2), 3);

    WatchRecord found = blind.seen(PAGE, history.look(TEXT, hours(4)));

    assertThat(found.events())
        .singleElement()
        .isInstanceOfSatisfying(
            PageSeesAgain.class, event -> assertThat(event.blindSince()).isEqualTo(hours(1)));
    assertThat(found.sight()).isEqualTo(Visibility.CLEAR);
  }

  @Test
  void theFirstTextIsABaseline() {
    WatchRecord found = first();

    VersionRecorded version = (VersionRecorded) found.events().getFirst();
    assertThat(version.first()).isTrue();
    assertThat(version.alert()).isFalse();
    assertThat(version.words()).isEqualTo(8);
    assertThat(found.unchangedSince()).isEqualTo(NOON);
  }

  @Test
  void theSameFindingWrittenTwiceIsOneEvent() {
    PageLook look = history.look(TEXT, NOON);

    PageEvent once = version(WatchRecord.NONE, look).events().getFirst();
    PageEvent again = version(WatchRecord.NONE, look).events().getFirst();

    assertThat(again.id()).isEqualTo(once.id());
  }

  @Test
  void theSameTextAfterAnotherVersionIsAnotherEvent() {
    PageLook look = history.look(TEXT, NOON);
    WatchRecord once = version(WatchRecord.NONE, look);

    WatchRecord later = version(once, look);

    assertThat(later.newest()).isNotEqualTo(once.newest());
  }

  @Test
  void theStateSaysSinceWhenTheTextIsTheSame() {
    WatchRecord found = first();
    PageLook same = history.look(TEXT, hours(6));

    WatchState state = found.seen(PAGE, same).state(PAGE, same, hours(12), null);

    assertThat(state.unchangedSince()).isEqualTo(NOON);
    assertThat(state.lastLook()).isEqualTo(hours(6));
  }

  @Test
  void aPastThatIsReadBackGoesOnWhereItWasLeft() {
    WatchRecord blind = fail(fail(fail(first(), 1), 2), 3);
    PagePast past = new PagePast();
    first().events().forEach(past::add);
    blind.events().forEach(past::add);
    PageLook look = history.look(Blindness.ERROR, hours(3));
    past.add(blind.state(PAGE, look, hours(4), null));

    WatchRecord restored = past.findings();

    assertThat(restored.sight()).isEqualTo(blind.sight());
    assertThat(restored.newest()).isEqualTo(blind.newest());
    assertThat(restored.unchangedSince()).isEqualTo(NOON);
  }

  private WatchRecord first() {
    return version(WatchRecord.NONE, new PageHistory(PageRules.of("en", 1)).look(TEXT, NOON));
  }

  private static WatchRecord version(WatchRecord known, PageLook look) {
    return known.version(PAGE, look, TEXT, evidence("captured"), evidence(TEXT.markdown()));
  }

  private WatchRecord fail(WatchRecord known, int hour) {
    return known.blind(PAGE, history.look(Blindness.ERROR, hours(hour)), Blindness.ERROR);
  }

  private static Instant hours(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  private static Evidence evidence(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String hash = Evidence.sha256(bytes);
    return new Evidence(EvidenceId.of(PAGE, hash), 0, 0, hash, bytes.length);
  }

  private static ReadPage read(String markdown) {
    return new PageReader(List.of()).markdown(markdown);
  }
}
