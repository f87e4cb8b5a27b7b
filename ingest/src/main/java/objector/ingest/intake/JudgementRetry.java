package objector.ingest.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRefused;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailSource;
import objector.ingest.dkim.Unsettled;
import objector.ingest.judge.JudgedMail;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;
import objector.telemetry.KeptRunning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges a mail once more when DNS gave no answer for a key: after a minute, and then with growing
/// pauses for two days. What waits is read back from the mails of those days at the start, so that
/// nothing is forgotten; two instances that judge the same say the same, under the same id.
public final class JudgementRetry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JudgementRetry.class);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(16),
          Duration.ofHours(24));

  /// How long a mail may wait.
  public static final Duration LONGEST = PAUSES.stream().reduce(Duration.ZERO, Duration::plus);

  private static final String PART = "second look";
  private static final int MOST = 100_000;
  private static final Duration BREATH = Duration.ofSeconds(5);
  private static final Duration AFTER_START = Duration.ofSeconds(20);

  private final Judge judge;
  private final Function<Evidence, Optional<byte[]>> evidence;
  private final Consumer<MailEvent> publish;
  private final InstantSource clock;
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(Comparator.comparing(Waiting::due));
  private final Set<EventId> waiting = new HashSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final KeptRunning kept =
      new KeptRunning(PART, this::lookOn, () -> closed.getCount() == 0);
  private Consumer<JudgementRetry> past = _ -> {};
  private @Nullable Thread thread;

  public JudgementRetry(
      Judge judge,
      Function<Evidence, Optional<byte[]>> evidence,
      Consumer<MailEvent> publish,
      InstantSource clock) {
    this.judge = judge;
    this.evidence = evidence;
    this.publish = publish;
    this.clock = clock;
  }

  /// What is kept of a mail until then: not its text.
  private record Waiting(
      EventId id,
      PersonId person,
      Instant at,
      MailSource source,
      Evidence evidence,
      int tries,
      Instant due) {
    static Waiting of(MailReceived mail) {
      Instant due = mail.at().plus(PAUSES.getFirst());
      return new Waiting(
          mail.id(), mail.person(), mail.at(), mail.source(), mail.evidence(), 0, due);
    }

    Waiting again(Instant now) {
      int next = tries + 1;
      return new Waiting(id, person, at, source, evidence, next, now.plus(PAUSES.get(next)));
    }

    boolean isLast() {
      return tries + 1 >= PAUSES.size();
    }

    MailReceived mail(JudgedMail reading) {
      return new MailReceived(
          id,
          person,
          at,
          source,
          evidence,
          reading.messageId(),
          reading.dated(),
          reading.about(),
          reading.judgement(),
          reading.original());
    }
  }

  /// Takes note of what was written to the topic of mails, now or before the start.
  public synchronized void note(MailEvent event) {
    switch (event) {
      case MailReceived mail -> {
        if (Unsettled.is(mail.judgement()) && queue.size() < MOST && waiting.add(mail.id())) {
          queue.add(Waiting.of(mail));
        }
      }
      case MailRejudged mail -> {
        waiting.remove(mail.again().id());
        queue.removeIf(one -> one.id().equals(mail.again().id()));
      }
      case MailRefused _, MailReturned _ -> {}
    }
  }

  /// Begins, with what is read back first, in its own time.
  ///
  /// @param past notes what waits since before
  public void start(Consumer<JudgementRetry> past) {
    this.past = past;
    thread = Thread.ofVirtual().name("second-look").start(kept);
  }

  public Health health() {
    return kept.health(Health.up(PART));
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void lookOn() {
    // Nothing is due so soon, and all else starts now.
    Duration pause = AFTER_START;
    while (!isClosed(pause) && !remembers()) {
      pause = BREATH;
      LOG.debug("The mails that wait for a second look cannot be read yet");
    }
    while (!isClosed(BREATH)) {
      look();
    }
  }

  private boolean remembers() {
    try {
      past.accept(this);
      return true;
    } catch (TemporarilyUnavailable e) {
      return false;
    }
  }

  /// Judges what is due.
  ///
  /// @return how many were settled
  int look() {
    int settled = 0;
    Waiting next = due();
    while (next != null && !isClosed(Duration.ZERO)) {
      settled += judge(next) ? 1 : 0;
      next = due();
    }
    return settled;
  }

  private synchronized @Nullable Waiting due() {
    Waiting first = queue.peek();
    return first == null || first.due().isAfter(clock.instant()) ? null : queue.poll();
  }

  private boolean judge(Waiting mail) {
    try {
      Optional<byte[]> raw = evidence.apply(mail.evidence());
      if (raw.isEmpty()) {
        forget(mail);
        return false;
      }
      MailReceived again = EventSize.fit(mail.mail(judge.judge(raw.get(), mail.at())));
      if (Unsettled.is(again.judgement())) {
        later(mail);
        return false;
      }
      EventId id = EventId.of("mail-rejudged", mail.person(), mail.id());
      publish.accept(new MailRejudged(id, mail.person(), clock.instant(), again));
      forget(mail);
      return true;
    } catch (TemporarilyUnavailable e) {
      later(mail);
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("A mail could not be judged again and stays as it is: {}", e.getClass().getName());
      forget(mail);
      return false;
    }
  }

  private synchronized void later(Waiting mail) {
    if (mail.isLast()) {
      waiting.remove(mail.id());
    } else {
      queue.add(mail.again(clock.instant()));
    }
  }

  private synchronized void forget(Waiting mail) {
    waiting.remove(mail.id());
  }

  private boolean isClosed(Duration within) {
    try {
      return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
