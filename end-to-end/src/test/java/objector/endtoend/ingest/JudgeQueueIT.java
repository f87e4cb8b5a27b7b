package objector.endtoend.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.events.Envelope;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.ingest.Ingest;
import objector.ingest.IngestConfig;
import objector.ingest.intake.MailIntake;
import objector.ingest.queue.JudgeLoop;
import objector.ingest.watch.WatchSettings;
import objector.kafka.TopicEnds;
import objector.launcher.outside.GroupReading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was kept is judged, whatever ends in between, and what was told is not judged anew.
final class JudgeQueueIT {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final PersonId anna = PersonId.random();

  @TempDir private Path data;

  @Test
  void whatWasKeptBeforeAKillIsJudgedAtTheNextStart() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      EventId kept = keep(stand, "kept, and then the machine went down");

      stand.ingest();

      MailReceived told = awaitTold(stand, kept);
      assertThat(told.person()).isEqualTo(anna);
      assertThat(told.source()).isEqualTo(MailSource.IMAP);
      assertThat(told.at()).isEqualTo(NOON);
    }
  }

  @Test
  void afterACleanEndNothingIsJudgedTwice() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      try (Ingest first = new Ingest(config(stand))) {
        first.start();
        awaitTold(stand, keep(stand, "the first"));
      }
      assertThat(judged(stand).awaitAll(Topics.EVIDENCE, Duration.ZERO)).isTrue();

      stand.ingest();
      awaitTold(stand, keep(stand, "the second"));

      assertThat(stand.all(Topics.MAIL)).hasSize(2);
    }
  }

  @Test
  void whereNoPositionIsKnownOnlyThatIsJudgedOfWhichNothingWasSaid() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      EventId told;
      try (Ingest first = new Ingest(config(stand))) {
        first.start();
        told = keep(stand, "told already");
        awaitTold(stand, told);
      }
      forgetPositions(stand);
      keepAsBefore(stand, "of a release that judged before it answered");
      EvidenceId erased = evidence("erased since");
      keep(stand, "erased since");
      stand.send(new ProducerRecord<>(Topics.EVIDENCE.name(), erased.value(), null));
      stand.send(erasedEvent("erased since"));
      EventId forgotten = keep(stand, "kept, and not told");

      stand.ingest();

      awaitTold(stand, forgotten);
      assertThat(judged(stand).awaitAll(Topics.EVIDENCE, BOUND)).isTrue();
      assertThat(received(stand)).extracting(MailReceived::id).containsExactly(told, forgotten);
    }
  }

  @Test
  void aPositionThatIsNotThereStopsNothing() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      EventId told;
      try (Ingest first = new Ingest(config(stand))) {
        first.start();
        told = keep(stand, "told already");
        awaitTold(stand, told);
      }
      movePositions(stand, 1_000_000);
      EventId kept = keep(stand, "kept, and not told");

      stand.ingest();

      awaitTold(stand, kept);
      assertThat(received(stand)).extracting(MailReceived::id).containsExactly(told, kept);
    }
  }

  @Test
  void aRecordThatCannotBeReadIsPutAsideAndTheNextIsJudged() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      ProducerRecord<String, byte[]> garbage =
          new ProducerRecord<>(
              Topics.EVIDENCE.name(), evidence("garbage").value(), new byte[] {1, 2, 3});
      garbage.headers().add("objector.mail", ("smtp " + NOON).getBytes(StandardCharsets.US_ASCII));
      stand.send(garbage);
      EventId behind = keep(stand, "behind it");

      stand.ingest();

      awaitTold(stand, behind);
      assertThat(received(stand)).hasSize(1);
      assertThat(dead(stand)).isEqualTo(1);
    }
  }

  @Test
  void aMailWithWhichTheProcessEndedAgainAndAgainIsToldAndTheNextIsJudged() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      EventId told;
      try (Ingest first = new Ingest(config(stand))) {
        first.start();
        told = keep(stand, "told already");
        awaitTold(stand, told);
      }
      EventId fatal = keep(stand, "fatal");
      EventId behind = keep(stand, "behind it");
      suspect(stand, 4);

      stand.ingest();

      awaitTold(stand, behind);
      assertThat(received(stand)).extracting(MailReceived::id).containsExactly(told, fatal, behind);
      assertThat(received(stand))
          .extracting(mail -> mail.judgement().kind() == MailKind.BROKEN)
          .containsExactly(false, true, false);
    }
  }

  @Test
  void whereAMailIsSuspectedEachIsJudgedAlone() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      try (Ingest first = new Ingest(config(stand))) {
        first.start();
        awaitTold(stand, keep(stand, "told already"));
      }
      keep(stand, "suspected");
      EventId behind = keep(stand, "behind it");
      suspect(stand, 2);

      stand.ingest();

      awaitTold(stand, behind);
      assertThat(received(stand))
          .extracting(mail -> mail.judgement().kind())
          .doesNotContain(MailKind.BROKEN)
          .hasSize(3);
    }
  }

  @Test
  void severalInstancesShareWhatThereIs() throws Exception {
    try (IngestStand stand = new IngestStand(data)) {
      stand.ingest("1", WatchSettings.none());
      stand.ingest("2", WatchSettings.none());
      int mails = 40;
      for (int i = 0; i < mails; i++) {
        keep(stand, PersonId.random(), "mail " + i);
      }

      IngestStand.await("all are told", () -> distinct(stand) == mails);

      assertThat(judged(stand).awaitAll(Topics.EVIDENCE, BOUND)).isTrue();
      assertThat(distinct(stand)).isEqualTo(mails);
    }
  }

  private static IngestConfig config(IngestStand stand) {
    return IngestStand.config(stand.access(), "1", WatchSettings.none());
  }

  private static GroupReading judged(IngestStand stand) {
    return new GroupReading(stand.access(), JudgeLoop.GROUP);
  }

  /// As an intake does of which nothing else runs.
  private EventId keep(IngestStand stand, String text) {
    return keep(stand, anna, text);
  }

  private static EventId keep(IngestStand stand, PersonId person, String text) {
    try (Producer<String, byte[]> producer = stand.access().promptProducer()) {
      return new MailIntake(producer, BOUND).accept(person, MailSource.IMAP, mail(text), NOON);
    }
  }

  private void keepAsBefore(IngestStand stand, String text) throws Exception {
    byte[] envelope = Envelope.plain(anna.value(), mail(text)).toBytes();
    stand.send(new ProducerRecord<>(Topics.EVIDENCE.name(), evidence(text).value(), envelope));
  }

  private EvidenceId evidence(String text) {
    return EvidenceId.of(anna, Evidence.sha256(mail(text)));
  }

  private ProducerRecord<String, byte[]> erasedEvent(String text) {
    EventId id = EventId.of("mail", anna, Evidence.sha256(mail(text)));
    return new ProducerRecord<>(Topics.MAIL.name(), anna + "/" + id, null);
  }

  /// Invented.
  private static byte[] mail(String text) {
    return ("From: somebody@example.org\r\nSubject: invented\r\n\r\n" + text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static MailReceived awaitTold(IngestStand stand, EventId id) throws InterruptedException {
    IngestStand.await(
        "it was told", () -> received(stand).stream().anyMatch(mail -> mail.id().equals(id)));
    return received(stand).stream().filter(mail -> mail.id().equals(id)).findFirst().orElseThrow();
  }

  private static long distinct(IngestStand stand) {
    return received(stand).stream().map(MailReceived::id).distinct().count();
  }

  private static List<MailReceived> received(IngestStand stand) {
    return stand.all(Topics.MAIL).stream()
        .filter(MailReceived.class::isInstance)
        .map((MailEvent event) -> (MailReceived) event)
        .toList();
  }

  private static long dead(IngestStand stand) throws Exception {
    Topic<byte[]> topic = Topics.dead(Topic.Owner.INGEST);
    try (Admin admin = stand.access().admin()) {
      return new TopicEnds(admin)
          .committed(topic.name(), BOUND).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// As Kafka does when nobody was in the group for long.
  private static void forgetPositions(IngestStand stand) throws Exception {
    try (Admin admin = stand.access().admin()) {
      leave(admin);
      admin
          .deleteConsumerGroups(List.of(JudgeLoop.GROUP))
          .all()
          .get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void movePositions(IngestStand stand, long to) throws Exception {
    try (Admin admin = stand.access().admin()) {
      leave(admin);
      Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
      new TopicEnds(admin)
          .committed(Topics.EVIDENCE.name(), BOUND)
          .keySet()
          .forEach(partition -> moved.put(partition, new OffsetAndMetadata(to)));
      admin
          .alterConsumerGroupOffsets(JudgeLoop.GROUP, moved)
          .all()
          .get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /// As if the process had ended so often at where the group is.
  private static void suspect(IngestStand stand, int times) throws Exception {
    try (Admin admin = stand.access().admin()) {
      leave(admin);
      Map<TopicPartition, OffsetAndMetadata> noted = new HashMap<>();
      admin
          .listConsumerGroupOffsets(JudgeLoop.GROUP)
          .partitionsToOffsetAndMetadata()
          .get(BOUND.toSeconds(), TimeUnit.SECONDS)
          .forEach((partition, at) ->
              noted.put(partition, new OffsetAndMetadata(at.offset(), String.valueOf(times))));
      admin
          .alterConsumerGroupOffsets(JudgeLoop.GROUP, noted)
          .all()
          .get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void leave(Admin admin) throws Exception {
    admin
        .removeMembersFromConsumerGroup(
            JudgeLoop.GROUP, new RemoveMembersFromConsumerGroupOptions())
        .all()
        .get(BOUND.toSeconds(), TimeUnit.SECONDS);
  }
}
