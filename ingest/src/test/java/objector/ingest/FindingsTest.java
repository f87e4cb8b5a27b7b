package objector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import objector.events.Blindness;
import objector.events.Evidence;
import objector.events.EvidenceId;
import objector.events.PageEvent;
import objector.events.PageEvent.PageSeesAgain;
import objector.events.PageEvent.PageWentBlind;
import objector.events.PageEvent.VersionRecorded;
import objector.events.PageId;
import objector.events.WatchState;
import objector.ingest.page.Look;
import objector.ingest.page.PageHistory;
import objector.ingest.page.PageReader;
import objector.ingest.page.PageRules;
import objector.ingest.page.ReadPage;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final PageId PAGE = new PageId("a-page");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final ReadPage TEXT = read("You may object to this at any time.");

  private final PageHistory history = new PageHistory(PageRules.of("en", 1));

  @Test
  void twoFailuresInARowAreNoBlindness() {
    Findings found = fail(fail(Findings.NONE, 0), 1);

    assertThat(found.events()).isEmpty();
    assertThat(found.sight().blind()).isFalse();
  }

  @Test
  void theThirdFailureIsBlindnessSinceTheFirst() {
    Findings found = fail(fail(fail(Findings.NONE, 0), 1), 2);

    assertThat(found.events())
        .singleElement()
        .isInstanceOfSatisfying(
            PageWentBlind.class, event -> assertThat(event.since()).isEqualTo(NOON));
  }

  @Test
  void blindnessIsToldOnce() {
    Findings found = fail(fail(fail(fail(Findings.NONE, 0), 1), 2), 3);

    assertThat(found.events()).isEmpty();
    assertThat(found.sight().blind()).isTrue();
  }

  @Test
  void aPageThatIsSeenAgainSaysSinceWhenItWasNot() {
    Findings blind = fail(fail(fail(first(), 1), 2), 3);

    Findings found = blind.seen(PAGE, history.look(TEXT, hours(4)));

    assertThat(found.events())
        .singleElement()
        .isInstanceOfSatisfying(
            PageSeesAgain.class, event -> assertThat(event.blindSince()).isEqualTo(hours(1)));
    assertThat(found.sight()).isEqualTo(Sight.CLEAR);
  }

  @Test
  void theFirstTextIsABaseline() {
    Findings found = first();

    VersionRecorded version = (VersionRecorded) found.events().getFirst();
    assertThat(version.first()).isTrue();
    assertThat(version.alert()).isFalse();
    assertThat(version.words()).isEqualTo(8);
    assertThat(found.unchangedSince()).isEqualTo(NOON);
  }

  @Test
  void theSameFindingWrittenTwiceIsOneEvent() {
    Look look = history.look(TEXT, NOON);

    PageEvent once = version(Findings.NONE, look).events().getFirst();
    PageEvent again = version(Findings.NONE, look).events().getFirst();

    assertThat(again.id()).isEqualTo(once.id());
  }

  @Test
  void theSameTextAfterAnotherVersionIsAnotherEvent() {
    Look look = history.look(TEXT, NOON);
    Findings once = version(Findings.NONE, look);

    Findings later = version(once, look);

    assertThat(later.newest()).isNotEqualTo(once.newest());
  }

  @Test
  void theStateSaysSinceWhenTheTextIsTheSame() {
    Findings found = first();
    Look same = history.look(TEXT, hours(6));

    WatchState state = found.seen(PAGE, same).state(PAGE, same, hours(12), null);

    assertThat(state.unchangedSince()).isEqualTo(NOON);
    assertThat(state.lastLook()).isEqualTo(hours(6));
  }

  @Test
  void aPastThatIsReadBackGoesOnWhereItWasLeft() {
    Findings blind = fail(fail(fail(first(), 1), 2), 3);
    PagePast past = new PagePast();
    first().events().forEach(past::add);
    blind.events().forEach(past::add);
    Look look = history.look(Blindness.ERROR, hours(3));
    past.add(blind.state(PAGE, look, hours(4), null));

    Findings restored = past.findings();

    assertThat(restored.sight()).isEqualTo(blind.sight());
    assertThat(restored.newest()).isEqualTo(blind.newest());
    assertThat(restored.unchangedSince()).isEqualTo(NOON);
  }

  private Findings first() {
    return version(Findings.NONE, new PageHistory(PageRules.of("en", 1)).look(TEXT, NOON));
  }

  private static Findings version(Findings known, Look look) {
    return known.version(PAGE, look, TEXT, evidence("captured"), evidence(TEXT.markdown()));
  }

  private Findings fail(Findings known, int hour) {
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
