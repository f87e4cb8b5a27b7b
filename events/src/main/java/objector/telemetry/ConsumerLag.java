package objector.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How many records readers have not come to yet. Kafka is asked, as a reader that hangs does not
/// know how far it lags: at most every few seconds, and only while somebody asks.
public final class ConsumerLag implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int ANSWER_SECONDS = 5;

  private final MeterRegistry meters;
  private final Supplier<Admin> admins;
  private @Nullable Admin admin;
  private boolean closed;

  /// Nobody is asked yet.
  ///
  /// @param admins makes the one that is asked, when it is first needed
  public ConsumerLag(MeterRegistry meters, Supplier<Admin> admins) {
    this.meters = meters;
    this.admins = admins;
  }

  /// Tells the lag of a consumer group from now on; no number while Kafka does not answer.
  ///
  /// @param reader whose lag it is, as a monitor reads it
  public void tell(String group, String reader) {
    of(meters, () -> ask(group), reader);
  }

  /// Tells what a reader without a group knows itself.
  ///
  /// @param lag negative: it does not know
  public static void of(MeterRegistry meters, LongSupplier lag, String reader) {
    Gauge.builder("objector.lag.records", new Cached(lag), Cached::value)
        .description("Records that a reader has not come to yet")
        .tag("reader", reader)
        .strongReference(true)
        .register(meters);
  }

  private synchronized @Nullable Admin admin() {
    if (admin == null && !closed) {
      admin = admins.get();
    }
    return admin;
  }

  private long ask(String group) {
    Admin asked = admin();
    if (asked == null) {
      return -1;
    }
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          asked
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      read.forEach((partition, at) -> {
        if (at != null) {
          wanted.put(partition, OffsetSpec.latest());
        }
      });
      long lag = 0;
      for (var end :
          asked.listOffsets(wanted).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).entrySet()) {
        @Nullable OffsetAndMetadata at = read.get(end.getKey());
        lag += at == null ? 0 : Math.max(0, end.getValue().offset() - at.offset());
      }
      return lag;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (admin != null) {
      admin.close(GRACE);
      admin = null;
    }
  }

  /// Asks again only after a while.
  private static final class Cached {
    private final LongSupplier source;
    private long asked;
    private double value = Double.NaN;

    Cached(LongSupplier source) {
      this.source = source;
    }

    synchronized double value() {
      long now = System.nanoTime();
      if (Double.isNaN(value) || now - asked > AGAIN.toNanos()) {
        long lag = source.getAsLong();
        value = lag < 0 ? Double.NaN : lag;
        asked = now;
      }
      return value;
    }
  }
}
