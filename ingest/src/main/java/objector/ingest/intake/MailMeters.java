package objector.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailKind;
import objector.ingest.judge.JudgedMail;
import objector.service.NoRoom;
import objector.service.TemporarilyUnavailable;
import org.jspecify.annotations.Nullable;

/// What a monitor is told of mails: what became of those that came in, and how long judging takes.
public final class MailMeters {
  /// What became of a mail, or of one that we sent and that came back.
  enum Outcome {
    TAKEN,
    /// Taken, and a person must say what it means.
    HELD,
    /// Taken as it is: it could not be read.
    BROKEN,
    /// For good.
    REFUSED,
    RETURNED,
    /// Kafka did not answer: its sender comes again.
    PUT_OFF,
    /// The disk is nearly full: its sender comes again.
    NO_ROOM;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(3),
    Duration.ofSeconds(20)
  };

  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
  private final Timer judging;

  public MailMeters(MeterRegistry meters) {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("objector.mails")
              .description("Mails in, by what became of them")
              .tag("outcome", outcome.word())
              .register(meters));
    }
    judging =
        Timer.builder("objector.judging")
            .description("How long a mail takes to be judged, its keys in DNS included")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
  }

  /// Something was said of a mail, and Kafka has it.
  public void said(MailEvent event) {
    switch (event) {
      case MailReceived mail when mail.judgement().kind() == MailKind.BROKEN ->
          count(Outcome.BROKEN);
      case MailReceived mail ->
          count(mail.judgement().held() == null ? Outcome.TAKEN : Outcome.HELD);
      case MailRefused _ -> count(Outcome.REFUSED);
      case MailReturned _ -> count(Outcome.RETURNED);
      // The same mail once more, with a better proof.
      case MailEvent.MailRejudged _ -> {}
    }
  }

  void notNow(TemporarilyUnavailable why) {
    count(why instanceof NoRoom ? Outcome.NO_ROOM : Outcome.PUT_OFF);
  }

  private void count(Outcome outcome) {
    Counter counter = outcomes.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  /// The same judge, on the clock.
  public Judge timed(Judge judge) {
    return new Judge() {
      @Override
      public JudgedMail judge(byte[] raw, Instant at) {
        return taken(() -> judge.judge(raw, at));
      }

      @Override
      public JudgedMail judgeText(@Nullable String subject, String body, Instant at) {
        return taken(() -> judge.judgeText(subject, body, at));
      }
    };
  }

  private JudgedMail taken(Supplier<JudgedMail> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      judging.record(Duration.ofNanos(System.nanoTime() - begun));
    }
  }
}
