package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.PageRules;
import objector.ingest.history.PageHistory;
import objector.ingest.intake.DiskRoom;
import objector.ingest.watch.PageLeases.Lease;
import objector.ingest.watch.PageSource.Seen;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageWatcherTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final PageTarget TARGET =
      new PageTarget(
          new PageId("a-page"),
          List.of(Declaration.mainTextOf(URI.create("https://policy.example/"))),
          PageRules.of("en", 1),
          List.of(),
          Duration.ofHours(6));

  private final SimpleMeterRegistry monitor = new SimpleMeterRegistry();
  private final MockProducer<String, byte[]> kafka = producer();
  private String shown = "You may object to this use of your information at any time.";
  private boolean faulty;
  private volatile @Nullable Error error;
  private final AtomicInteger visits = new AtomicInteger();
  private final PageWatcher watcher =
      new PageWatcher(
          TARGET,
          this::see,
          new PageJournal(kafka, () -> kafka),
          new Lease(
              new TopicPartition(Topics.PAGES.name(), 0),
              new MockConsumer<String, byte[]>("earliest").groupMetadata()),
          new PageHistory(TARGET.rules()),
          new PagePast(),
          NOON,
          DiskRoom.elsewhere(),
          new PageMeters(monitor),
          InstantSource.fixed(NOON));

  @Test
  void aVersionIsRecordedWithItsEvidence() throws InterruptedException {
    assertThat(watcher.look()).isEqualTo(LookOutcome.FIRST);

    assertThat(kafka.history())
        .extracting(record -> record.topic())
        .containsExactly(
            "objector.evidence", "objector.evidence", "objector.pages", "objector.watch");
    VersionRecorded version = (VersionRecorded) Topics.PAGES.decode(kafka.history().get(2).value());
    assertThat(kafka.history().get(0).key()).isEqualTo(version.capture().id().value());
    assertThat(kafka.history().get(1).key()).isEqualTo(version.text().id().value());
  }

  @Test
  void anUnchangedPageWritesItsStateOnly() throws InterruptedException {
    watcher.look();
    kafka.clear();

    assertThat(watcher.look()).isEqualTo(LookOutcome.UNCHANGED);

    assertThat(kafka.history())
        .extracting(record -> record.topic())
        .containsExactly("objector.watch");
  }

  @Test
  void aTextThatWaitsIsKeptOnceAndNamedInTheState() throws InterruptedException {
    watcher.look();
    shown = "You may object to this use of your information at any time. Parrots may not.";
    kafka.clear();

    assertThat(watcher.look()).isEqualTo(LookOutcome.PENDING);

    assertThat(kafka.history())
        .extracting(record -> record.topic())
        .containsExactly("objector.evidence", "objector.watch");
    WatchState state = Topics.WATCH.decode(kafka.history().getLast().value());
    assertThat(state.waiting())
        .isNotNull()
        .extracting(waiting -> waiting.text().id().value())
        .isEqualTo(kafka.history().getFirst().key());
  }

  @Test
  void whatKafkaDidNotTakeIsWrittenLaterWithoutAnotherVisit() throws InterruptedException {
    kafka.sendException = new KafkaException("no broker");
    assertThatThrownBy(watcher::look).isInstanceOf(TemporarilyUnavailable.class);
    kafka.sendException = null;

    assertThat(watcher.look()).isEqualTo(LookOutcome.FIRST);

    assertThat(visits).hasValue(1);
    List<PageEvent> events =
        kafka.history().stream()
            .filter(record -> record.topic().equals(Topics.PAGES.name()))
            .map(record -> Topics.PAGES.decode(record.value()))
            .toList();
    assertThat(events).hasSize(1);
  }

  @Test
  void looksThatFailByAFaultOfOursAreCountedAndShown() throws InterruptedException {
    faulty = true;
    fails();
    assertThat(watcher.failing()).as("one may be chance").isFalse();

    fails();

    assertThat(watcher.failing()).isTrue();
    assertThat(failed()).isEqualTo(2);
    faulty = false;
    watcher.look();
    assertThat(watcher.failing()).isFalse();
    assertThat(failed()).isEqualTo(2);
  }

  @Test
  void thatKafkaDoesNotAnswerIsNoFaultOfTheLook() {
    kafka.sendException = new KafkaException("no broker");

    assertThatThrownBy(watcher::look).isInstanceOf(TemporarilyUnavailable.class);
    assertThatThrownBy(watcher::look).isInstanceOf(TemporarilyUnavailable.class);

    assertThat(watcher.failing()).isFalse();
    assertThat(failed()).isZero();
  }

  @Test
  void anErrorAtALookEndsNoWatch() throws InterruptedException {
    error = new NoClassDefFoundError("invented");

    Thread watching = Thread.ofPlatform().daemon().start(watcher);
    awaitVisit();

    assertThat(watching.join(Duration.ofMillis(300))).as("ended").isFalse();
    assertThat(failed()).isEqualTo(1);
    watching.interrupt();
    assertThat(watching.join(Duration.ofSeconds(20))).as("ended when told to").isTrue();
  }

  private void awaitVisit() throws InterruptedException {
    for (int i = 0; i < 1_000 && visits.get() == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(visits).hasValue(1);
  }

  private void fails() {
    assertThatThrownBy(watcher::look).isInstanceOf(IllegalStateException.class);
  }

  private double failed() {
    return monitor.get("objector.page.looks").tag("outcome", "failed").counter().count();
  }

  private Seen see(PageTarget target) {
    visits.incrementAndGet();
    if (error != null) {
      throw error;
    }
    if (faulty) {
      throw new IllegalStateException("invented");
    }
    String text = shown;
    return Seen.of(
        new PageReader(target.watchLinks()).markdown(text),
        text.getBytes(StandardCharsets.UTF_8),
        List.of());
  }

  private static MockProducer<String, byte[]> producer() {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  }
}
