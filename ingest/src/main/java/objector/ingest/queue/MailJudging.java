package objector.ingest.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.ingest.intake.EventSize;
import objector.ingest.intake.Judge;
import objector.ingest.intake.KeptMail;
import objector.ingest.judge.JudgedMail;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges mails, several at once, and writes down what was seen of them: of one person's in the
/// order in which they came. A mail at which judging fails, or does not come to an end, is told as
/// one that could not be read; none stops those behind it.
final class MailJudging {
  private static final Logger LOG = LoggerFactory.getLogger(MailJudging.class);

  private final Judge judge;
  private final JudgingTurns turns;
  private final Executor threads;
  private final Producer<String, byte[]> producer;
  private final Consumer<MailEvent> also;
  private final JudgedPositions positions;
  private final JudgingRoom room;
  private final Map<PersonId, CompletableFuture<?>> last = new ConcurrentHashMap<>();
  private volatile @Nullable Throwable failure;

  /// One that judges nothing yet.
  ///
  /// @param also told of what was said, once Kafka has it
  MailJudging(
      Judge judge,
      JudgingTurns turns,
      Executor threads,
      Producer<String, byte[]> producer,
      Consumer<MailEvent> also,
      JudgedPositions positions,
      JudgingRoom room) {
    this.judge = judge;
    this.turns = turns;
    this.threads = threads;
    this.producer = producer;
    this.also = also;
    this.positions = positions;
    this.room = room;
  }

  /// What is to be written of a mail.
  private record Said(MailReceived event, ProducerRecord<String, byte[]> record) {}

  /// Begins with a mail for which there is room.
  void take(KeptMail mail) {
    begin(mail, () -> judge.judge(mail.raw(), mail.at()));
  }

  /// Tells a mail that nobody dares to judge.
  void giveUp(KeptMail mail) {
    begin(mail, () -> broken("judging it ended the program"));
  }

  private void begin(KeptMail mail, Supplier<JudgedMail> work) {
    TopicPartition partition =
        new TopicPartition(Topics.EVIDENCE.name(), mail.evidence().partition());
    positions.begin(partition, mail.evidence().offset(), mail.at());
    CompletableFuture<Said> reading = new CompletableFuture<>();
    threads.execute(() ->
        turns.work(
            () -> read(mail, work, reading),
            () -> {
              LOG.warn("A mail was not judged to its end and is told as it is");
              reading.complete(said(mail, broken("judging took too long")));
            }));
    CompletableFuture<?> before = last.get(mail.person());
    CompletableFuture<?> handed =
        before == null
            ? reading.thenAccept(said -> send(mail, partition, said))
            : before.thenAcceptBoth(reading, (_, said) -> send(mail, partition, said));
    last.put(mail.person(), handed);
    var _ =
        handed.whenComplete((_, e) -> {
          last.remove(mail.person(), handed);
          failure = e == null ? failure : e;
        });
  }

  /// @throws KafkaException when something could not be written: all that has not ended is to be
  ///   read again
  void check() {
    Throwable failed = failure;
    if (failed != null) {
      throw new KafkaException("Kafka did not take what was seen of a mail", failed);
    }
  }

  /// Gives up what does not come to an end.
  void takeBack(Duration longest) {
    turns.takeBack(longest);
  }

  private void read(KeptMail mail, Supplier<JudgedMail> work, CompletableFuture<Said> reading) {
    try {
      reading.complete(said(mail, work.get()));
    } catch (RuntimeException | Error e) {
      // Without its message, which may quote the mail.
      LOG.warn("A mail could not be judged and is told as it is: {}", e.getClass().getName());
      reading.complete(said(mail, broken("judging failed: " + e.getClass().getSimpleName())));
    }
  }

  private void send(KeptMail mail, TopicPartition partition, Said said) {
    try {
      var _ =
          producer.send(
              said.record(),
              (_, e) -> {
                if (e == null) {
                  written(mail, partition, said.event());
                } else if (e instanceof RecordTooLargeException
                    && said.event().judgement().kind() != MailKind.BROKEN) {
                  threads.execute(
                      () -> send(mail, partition, said(mail, broken("too much to be told"))));
                } else {
                  failure = e;
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      failure = e;
    }
  }

  private void written(KeptMail mail, TopicPartition partition, MailReceived event) {
    positions.end(partition, mail.evidence().offset());
    room.leave(mail.raw().length);
    also.accept(event);
  }

  private static Said said(KeptMail mail, JudgedMail read) {
    MailReceived event =
        EventSize.fit(
            new MailReceived(
                mail.id(),
                mail.person(),
                mail.at(),
                mail.source(),
                mail.evidence(),
                read.messageId(),
                read.dated(),
                read.about(),
                read.judgement(),
                read.original()));
    return new Said(event, Topics.MAIL.record(event));
  }

  private static JudgedMail broken(String reason) {
    return JudgedMail.broken(reason, reason);
  }
}
