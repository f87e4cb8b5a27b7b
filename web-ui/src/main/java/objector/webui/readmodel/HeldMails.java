package objector.webui.readmodel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.events.person.Dossier;

/// How many mails wait for their people to decide, by how long. All dossiers are looked through for
/// it: only when somebody asks, in the background, and after a pause many times as long as it took.
public final class HeldMails {
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(15);
  private static final int TIMES_ITS_LENGTH = 100;

  /// How long a mail has waited.
  private enum Age {
    DAY,
    WEEK,
    MONTH,
    OLDER;

    static Age of(Duration waited) {
      return switch (waited) {
        case Duration w when w.toDays() < 1 -> DAY;
        case Duration w when w.toDays() < 7 -> WEEK;
        case Duration w when w.toDays() < 28 -> MONTH;
        default -> OLDER;
      };
    }
  }

  private final ReadModel readModel;
  private final InstantSource clock;
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile Map<Age, Long> counted = Map.of();
  private volatile long next = System.nanoTime();

  public HeldMails(ReadModel readModel, InstantSource clock) {
    this.readModel = readModel;
    this.clock = clock;
  }

  /// Tells a monitor, from now on.
  public void tell(MeterRegistry meters) {
    for (Age age : Age.values()) {
      Gauge.builder("objector.held.mails", this, held -> held.number(age))
          .description("Mails that wait for their people to decide, by how long")
          .tag("age", age.name().toLowerCase(Locale.ROOT))
          .strongReference(true)
          .register(meters);
    }
  }

  private double number(Age age) {
    if (System.nanoTime() - next >= 0 && counting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("web-ui-held-mails").start(this::count);
    }
    Long known = counted.get(age);
    return known == null ? Double.NaN : known;
  }

  void count() {
    long begun = System.nanoTime();
    try {
      Map<Age, Long> found = new EnumMap<>(Age.class);
      for (Age age : Age.values()) {
        found.put(age, 0L);
      }
      Instant now = clock.instant();
      readModel.eachDossier(dossier -> {
        Age oldest = dossier.held().isEmpty() ? Age.OLDER : Age.DAY;
        for (Dossier.HeldMail mail : dossier.held()) {
          Age age = Age.of(Duration.between(mail.at(), now));
          found.merge(age, 1L, Long::sum);
          oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }
        // Of these the dossier says no more than that they came before.
        found.merge(oldest, (long) dossier.beyond(), Long::sum);
      });
      counted = found;
    } catch (ReadModel.NotReady e) {
      counted = Map.of();
    } finally {
      long took = System.nanoTime() - begun;
      next = System.nanoTime() + Math.max(LEAST_PAUSE.toNanos(), took * TIMES_ITS_LENGTH);
      counting.set(false);
    }
  }
}
