package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import objector.tracker.streams.SourceReading.Fetched;
import org.junit.jupiter.api.Test;

final class KnowledgeTest {
  private static final Instant NOON = Instant.parse("2025-06-05T12:00:00Z");

  private final ReadingForTest reading = new ReadingForTest();
  private final Knowledge knowledge = new Knowledge(reading, List.of("people", "mail"), 3);

  @Test
  void nothingIsKnownBeforeTheEndsAre() {
    assertThat(knowledge.reach(NOON)).isEqualTo(Instant.MIN);
  }

  @Test
  void allThatLayThereMustBeFetched() {
    ends(7, 5);
    fetched("people", 7, 6);
    fetched("mail", 4, 3);
    knowledge.took("people", 6);
    knowledge.took("mail", 3);

    assertThat(knowledge.reach(NOON)).isEqualTo(Instant.MIN);

    fetched("mail", 5, 4);
    knowledge.took("mail", 4);
    assertThat(knowledge.reach(NOON.plusSeconds(1))).isEqualTo(NOON);
  }

  @Test
  void whatIsFetchedMustBeTakenToo() {
    ends(7, 0);
    fetched("people", 7, 6);
    fetched("mail", 0, -1);
    knowledge.took("people", 5);

    assertThat(knowledge.reach(NOON)).isEqualTo(Instant.MIN);

    knowledge.took("people", 6);
    assertThat(knowledge.reach(NOON)).isEqualTo(NOON);
  }

  @Test
  void whatComesMeanwhileIsNotWaitedFor() {
    ends(7, 0);
    fetched("people", 7, 6);
    fetched("mail", 0, -1);
    knowledge.took("people", 5);
    knowledge.reach(NOON);

    fetched("people", 900, 899);
    knowledge.took("people", 6);

    assertThat(knowledge.reach(NOON)).isEqualTo(NOON);
  }

  @Test
  void aMarkerAtTheEndIsNoRecordToWaitFor() {
    ends(7, 0);
    fetched("people", 7, -1);
    fetched("mail", 0, -1);

    assertThat(knowledge.reach(NOON)).isEqualTo(NOON);
  }

  @Test
  void whatIsKnownAlreadyIsAskedForOnlyWhenMoreIsWanted() {
    ends(0, 0);
    fetched("people", 0, -1);
    fetched("mail", 0, -1);

    knowledge.reach(NOON);
    knowledge.reach(NOON.plusSeconds(5));

    assertThat(reading.asked).isEqualTo(2);
    assertThat(knowledge.reaches()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void whileKafkaDoesNotAnswerNothingFiresAndItIsNotAskedWithoutAPause() {
    reading.answer = CompletableFuture.failedFuture(new IllegalStateException("no answer"));

    for (int i = 0; i < 100; i++) {
      assertThat(knowledge.reach(NOON)).isEqualTo(Instant.MIN);
    }

    assertThat(reading.asked).isLessThan(5);
  }

  @Test
  void whatAnEarlierTaskFetchedIsNotThisOnes() {
    ends(7, 0);
    fetched("people", 7, 6);

    Knowledge later = new Knowledge(reading, List.of("people", "mail"), 3);

    assertThat(later.reach(NOON)).isEqualTo(Instant.MIN);
  }

  private void ends(long people, long mail) {
    reading.answer = CompletableFuture.completedFuture(Map.of("people", people, "mail", mail));
  }

  private void fetched(String topic, long next, long last) {
    reading.fetched.put(topic, new Fetched(next, last));
  }
}
