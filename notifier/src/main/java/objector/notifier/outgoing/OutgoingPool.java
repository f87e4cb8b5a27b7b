package objector.notifier.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.Transport.Connection;
import objector.notifier.outgoing.Transport.Unreachable;
import objector.service.Backoff;
import objector.service.Health;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lane's open ways out, each good for one mail at a time. While nobody is at the other end,
/// nothing is begun, and the ledger stays as it is. For one thread.
public final class OutgoingPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingPool.class);

  /// What is not begun by then is left for another time: whoever waits so long for a slow relay
  /// would lose the lease.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// How long nobody need ask whether somebody is there.
  private static final Duration LOOKED_EVERY = Duration.ofMinutes(5);

  private final Transport transport;
  private final Reach reach;
  private final int most;
  private final int mostToDomain;
  private final InstantSource clock;
  private final Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private @Nullable Instant downUntil;
  private volatile @Nullable String trouble;

  /// A pool of which nothing is open.
  ///
  /// @param most how many ways may be open at once
  /// @param mostToDomain how many of them may be busy with mails to one domain; 0: all
  /// @param reach hears whether somebody is there
  public OutgoingPool(
      Transport transport, int most, int mostToDomain, Reach reach, InstantSource clock) {
    this.transport = transport;
    this.reach = reach;
    this.most = most;
    this.mostToDomain = mostToDomain;
    this.clock = clock;
  }

  /// Whether one way at least is open, or could be opened just now.
  public boolean ready() {
    if (!idle.isEmpty()) {
      return true;
    }
    if (isDown()) {
      return false;
    }
    try {
      idle.push(transport.open());
      reach.reached(clock.instant());
      downUntil = null;
      trouble = null;
      pause.reset();
      return true;
    } catch (Unreachable e) {
      reach.missed();
      Duration wait = pause.next();
      downUntil = clock.instant().plus(wait);
      trouble = e.getMessage();
      LOG.atWarn()
          .addKeyValue("way", transport.name())
          .addKeyValue("reason", e.getMessage())
          .addKeyValue("pause", wait)
          .log("Mails cannot leave; trying again");
      return false;
    }
  }

  /// Finds out now and then whether somebody is there, though nothing is to be sent: else it would
  /// come out only when somebody is written to.
  public void look() {
    if (!isDown() && reach.isOld(clock.instant(), LOOKED_EVERY)) {
      boolean _ = ready();
    }
  }

  /// Whether asking again is not worth it yet.
  public boolean isDown() {
    Instant until = downUntil;
    return until != null && clock.instant().isBefore(until);
  }

  public Health health() {
    String reason = trouble;
    return reason == null
        ? Health.up("notifier.mail")
        : Health.degraded("notifier.mail", transport.name() + ": " + reason);
  }

  /// Begins to send them, several at a time.
  public Round begin(List<OutgoingMail> mails, Dialogues dialogues) {
    Round round = new Round(mails, dialogues);
    for (int i = 0; i < Math.min(most, mails.size()); i++) {
      round.threads.add(Thread.ofVirtual().name("notifier-mail-" + i).start(round));
    }
    return round;
  }

  /// Every dialogue has its own end; what it says must still be heard.
  private static void join(Thread other) {
    boolean interrupted = false;
    while (true) {
      try {
        other.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Closes what is open; the next mail opens it again.
  @Override
  public void close() {
    for (Connection open = idle.poll(); open != null; open = idle.poll()) {
      open.close();
    }
  }

  /// Hears of each dialogue, on several threads at once.
  public interface Dialogues {
    /// Before anything is said of the mail of that number; false: nothing may be.
    boolean begin(int mail);

    void end(int mail, SendOutcome outcome);
  }

  /// What several threads send together, each over a way of its own.
  public final class Round implements Runnable {
    private final List<OutgoingMail> mails;
    private final Dialogues dialogues;
    private final SendOutcome[] outcomes;
    private final List<Thread> threads = new ArrayList<>();
    private final MailQueue left;
    private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();
    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    private Round(List<OutgoingMail> mails, Dialogues dialogues) {
      this.mails = mails;
      this.dialogues = dialogues;
      this.left = new MailQueue(mails, mostToDomain);
      this.outcomes = new SendOutcome[mails.size()];
      Arrays.fill(outcomes, new SendOutcome.NotBegun());
    }

    private boolean goesOn() {
      return bug.get() == null && System.nanoTime() - deadline < 0;
    }

    @Override
    public void run() {
      @Nullable Connection open = idle.poll();
      int mine = MailQueue.NONE;
      try {
        mine = left.take(this::goesOn);
        while (mine != MailQueue.NONE && goesOn()) {
          if (open == null) {
            open = transport.open();
          }
          int next = left.takeNow();
          if (dialogues.begin(mine)) {
            int sending = mine;
            OutgoingMail after = next == MailQueue.NONE ? null : mails.get(next);
            mine = next;
            SendOutcome outcome = open.send(mails.get(sending), after);
            if (outcome instanceof SendOutcome.Sent) {
              reach.reached(clock.instant());
            }
            dialogues.end(sending, outcome);
            outcomes[sending] = outcome;
            left.ended(sending);
            if (!open.isUsable()) {
              open.close();
              open = null;
            }
          } else {
            // It may be named already, and what is named cannot be taken back.
            open.close();
            open = null;
            left.ended(mine);
            mine = next;
          }
          if (mine == MailQueue.NONE) {
            mine = left.take(this::goesOn);
          }
        }
      } catch (Unreachable e) {
        // Perhaps one too many; the others go on, and what nobody takes waits.
        LOG.atDebug().addKeyValue("reason", e.getMessage()).log("No further way out");
      } catch (RuntimeException | Error e) {
        // What was begun counts as begun: an outcome that nobody heard would be taken for none.
        bug.compareAndSet(null, e);
      } finally {
        // What is owed over it may be named already.
        if (open != null && mine == MailQueue.NONE) {
          idle.push(open);
        } else if (open != null) {
          open.close();
        }
        left.giveBack(mine);
      }
    }

    /// Waits for the end of all dialogues.
    ///
    /// @return what came of each mail, in their order
    public List<SendOutcome> await() {
      for (Thread thread : threads) {
        join(thread);
      }
      return switch (bug.get()) {
        case null -> List.of(outcomes);
        case Error thrown -> throw thrown;
        case RuntimeException thrown -> throw thrown;
        case Throwable thrown -> throw new IllegalStateException(thrown);
      };
    }
  }
}
