package objector.tracker;

import java.lang.reflect.Field;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long the broker holds a fetch of a stream thread that finds nothing, where all readers are
/// of one process. What comes ends it at once; but a partition that Kafka Streams has paused, as
/// enough of it waits, takes no part in it, and what it goes on with then waits behind it. So it is
/// held long while the thread rests, and hardly at all while a partition is paused.
///
/// Kafka's client is told once, when it is made: what it was told is reached by its fields' names.
/// Where a later Kafka has it elsewhere, it stays as it was told.
final class FetchHold {
  private static final Logger LOG = LoggerFactory.getLogger(FetchHold.class);
  private static final Duration RESTING = Duration.ofSeconds(20);
  private static final Duration PAUSED = Duration.ofMillis(100);

  private final Object settings;
  private final Field millis;
  private final int told;

  private FetchHold(Object settings, Field millis) throws ReflectiveOperationException {
    this.settings = settings;
    this.millis = millis;
    this.told = millis.getInt(settings);
  }

  /// Null where it cannot be changed.
  static @Nullable FetchHold of(KafkaConsumer<?, ?> consumer) {
    try {
      Object delegate = value(KafkaConsumer.class, "delegate", consumer);
      Object fetcher = value(delegate.getClass(), "fetcher", delegate);
      Object settings = value(fetcher.getClass().getSuperclass(), "fetchConfig", fetcher);
      return new FetchHold(settings, field(settings.getClass(), "maxWaitMs"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("A fetch is held as long as it was told at first", e);
      return null;
    }
  }

  private static Object value(Class<?> type, String field, Object of)
      throws ReflectiveOperationException {
    return field(type, field).get(of);
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field found = type.getDeclaredField(name);
    found.setAccessible(true);
    return found;
  }

  /// Tells it what the next fetch is to be held.
  ///
  /// @param rests whether the thread has nothing to do
  /// @param paused whether a partition of its own takes no part
  /// @return what it was told, as it has it now
  int next(boolean rests, boolean paused) {
    try {
      millis.setInt(settings, millis(rests, paused, told));
      return millis.getInt(settings);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Decides only.
  static int millis(boolean rests, boolean paused, int told) {
    if (paused) {
      return Math.min(told, Math.toIntExact(PAUSED.toMillis()));
    }
    return rests ? Math.max(told, Math.toIntExact(RESTING.toMillis())) : told;
  }
}
