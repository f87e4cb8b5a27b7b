package objector.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.ingest.intake.FixedJudge;
import objector.ingest.intake.Judge;
import objector.ingest.intake.KeptMail;
import objector.ingest.judge.JudgedMail;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailJudgingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final TopicPartition PARTITION = new TopicPartition(Topics.EVIDENCE.name(), 0);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final PersonId anna = PersonId.random();
  private final PersonId ben = PersonId.random();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final JudgedPositions positions = new JudgedPositions();
  private final JudgingRoom room = new JudgingRoom(10, 1_000);
  private final JudgingTurns turns = new JudgingTurns(2);
  private final List<MailEvent> told = Collections.synchronizedList(new ArrayList<>());
  private long next;

  MailJudgingTest() {
    positions.start(PARTITION, 0, 0, 0);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void whatIsSeenIsWrittenAndThenThePositionMoves() throws Exception {
    KeptMail mail = mail(anna, "Hello");

    take(judging(FixedJudge.unrelated()), mail);

    awaitTold(1);
    MailReceived event = (MailReceived) Topics.MAIL.decode(kafka.history().getFirst().value());
    assertThat(event.id()).isEqualTo(mail.id());
    assertThat(event.person()).isEqualTo(anna);
    assertThat(event.source()).isEqualTo(MailSource.SMTP);
    assertThat(event.at()).isEqualTo(NOW);
    assertThat(event.evidence()).isEqualTo(mail.evidence());
    assertThat(positions.news()).containsEntry(PARTITION, new OffsetAndMetadata(1));
    assertThat(room.isEmptyWithin(0)).isTrue();
  }

  @Test
  void aMailAtWhichJudgingFailsIsToldAsItIs() throws Exception {
    take(
        judging(new FixedJudge(new IllegalStateException("quotes the mail"))), mail(anna, "Hello"));

    awaitTold(1);
    MailReceived event = (MailReceived) told.getFirst();
    assertThat(event.judgement().kind()).isEqualTo(MailKind.BROKEN);
    assertThat(event.judgement().because().toString()).doesNotContain("quotes the mail");
  }

  @Test
  void aMailThatTheStackOrTheHeapIsTooSmallForIsToldAsItIs() throws Exception {
    take(
        judging(
            new WaitingJudge(
                "Deep",
                () -> {
                  throw new StackOverflowError();
                })),
        mail(anna, "Deep"));

    awaitTold(1);
    assertThat(((MailReceived) told.getFirst()).judgement().kind()).isEqualTo(MailKind.BROKEN);
  }

  @Test
  void aMailThatIsNeverJudgedToItsEndStopsNoOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    JudgingTurns one = new JudgingTurns(1);
    CountDownLatch begun = new CountDownLatch(1);
    MailJudging judging =
        judging(
            new WaitingJudge(
                "Endless",
                () -> {
                  begun.countDown();
                  await(never);
                }),
            one);
    take(judging, mail(anna, "Endless"));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    take(judging, mail(ben, "Hello"));
    judging.takeBack(LONG);
    assertThat(told).isEmpty();

    Thread.sleep(5);
    judging.takeBack(Duration.ofMillis(1));

    awaitTold(2);
    MailReceived given = of(anna).getFirst();
    assertThat(given.judgement().kind()).isEqualTo(MailKind.BROKEN);
    assertThat(of(ben).getFirst().judgement().kind()).isEqualTo(MailKind.UNRELATED);
    never.countDown();
    Thread.sleep(50);
    assertThat(kafka.history()).as("told once").hasSize(2);
  }

  @Test
  void ofOnePersonTheFirstIsToldFirstAndOthersDoNotWait() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    MailJudging judging = judging(new WaitingJudge("Slow", () -> await(slow)));
    KeptMail first = mail(anna, "Slow");
    KeptMail second = mail(anna, "Quick");
    KeptMail others = mail(ben, "Quick");
    take(judging, first);
    take(judging, second);
    take(judging, others);

    awaitTold(1);
    assertThat(told.getFirst().id()).isEqualTo(others.id());
    slow.countDown();
    awaitTold(3);
    assertThat(of(anna)).extracting(MailReceived::id).containsExactly(first.id(), second.id());
  }

  @Test
  void aMailThatWaitsForDnsLeavesItsTurn() throws Exception {
    JudgingTurns one = new JudgingTurns(1);
    CountDownLatch dns = new CountDownLatch(1);
    var keys =
        one.beside(_ -> {
          await(dns);
          return objector.ingest.dkim.KeyRecords.none();
        });
    MailJudging judging =
        judging(
            new WaitingJudge(
                "Signed",
                () -> {
                  var _ = keys.find(List.of("s1._domainkey.example.org"));
                }),
            one);
    take(judging, mail(anna, "Signed"));
    take(judging, mail(ben, "Hello"));

    awaitTold(1);

    assertThat(told.getFirst().person()).isEqualTo(ben);
    dns.countDown();
    awaitTold(2);
  }

  @Test
  void whatKafkaDoesNotTakeHasNotEnded() throws Exception {
    kafka.sendException = new TimeoutException("no broker");
    MailJudging judging = judging(FixedJudge.unrelated());

    take(judging, mail(anna, "Hello"));

    for (int i = 0; i < 500 && !fails(judging); i++) {
      Thread.sleep(10);
    }
    assertThatThrownBy(judging::check).isInstanceOf(KafkaException.class);
    assertThat(positions.news()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void anEventThatIsTooLargeIsToldInBrief() throws Exception {
    MockProducer<String, byte[]> by =
        new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    MailJudging judging =
        new MailJudging(FixedJudge.unrelated(), turns, threads, by, told::add, positions, room);
    take(judging, mail(anna, "Hello"));
    awaitSent(by, 1);

    assertThat(by.errorNext(new RecordTooLargeException("too large"))).isTrue();
    awaitSent(by, 2);
    assertThat(by.completeNext()).isTrue();

    awaitTold(1);
    assertThat(((MailReceived) told.getFirst()).judgement().kind()).isEqualTo(MailKind.BROKEN);
    judging.check();
  }

  private List<MailReceived> of(PersonId person) {
    return told.stream()
        .filter(event -> event.person().equals(person))
        .map(MailReceived.class::cast)
        .toList();
  }

  private static boolean fails(MailJudging judging) {
    try {
      judging.check();
      return false;
    } catch (KafkaException e) {
      return true;
    }
  }

  private MailJudging judging(Judge judge) {
    return judging(judge, turns);
  }

  private MailJudging judging(Judge judge, JudgingTurns these) {
    return new MailJudging(judge, these, threads, kafka, told::add, positions, room);
  }

  private void take(MailJudging judging, KeptMail mail) throws InterruptedException {
    assertThat(room.enter(mail.raw().length, 0)).isTrue();
    judging.take(mail);
    positions.read(PARTITION, mail.evidence().offset() + 1);
  }

  private KeptMail mail(PersonId person, String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    String hash = Evidence.sha256(raw);
    return new KeptMail(
        person,
        MailSource.SMTP,
        NOW,
        new Evidence(EvidenceId.of(person, hash), 0, next++, hash, raw.length),
        raw);
  }

  private void awaitTold(int events) throws InterruptedException {
    for (int i = 0; i < 1_000 && told.size() < events; i++) {
      Thread.sleep(10);
    }
    assertThat(told).hasSize(events);
  }

  private static void awaitSent(MockProducer<String, byte[]> kafka, int records)
      throws InterruptedException {
    for (int i = 0; i < 1_000 && kafka.history().size() < records; i++) {
      Thread.sleep(10);
    }
    assertThat(kafka.history()).hasSize(records);
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean _ = latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does something before it judges a mail with this text.
  private record WaitingJudge(String text, Runnable before) implements Judge {
    @Override
    public JudgedMail judge(byte[] raw, Instant at) {
      if (new String(raw, StandardCharsets.UTF_8).equals(text)) {
        before.run();
      }
      return FixedJudge.unrelated().judge(raw, at);
    }

    @Override
    public JudgedMail judgeText(@Nullable String subject, String body, Instant at) {
      return FixedJudge.unrelated().judgeText(subject, body, at);
    }
  }
}
