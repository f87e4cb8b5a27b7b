package objector.notifier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import objector.events.Json;
import objector.events.Topics;
import objector.events.page.WatchState;
import objector.events.page.WatchState.Declared;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import objector.programmes.PageTitles;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What pages of one's own are called, as the watch told last. Read when a mail names such a page,
/// and not before: most installations have none. The watch writes a page's name together with what
/// is told of the page, so that the name is there whenever its news are.
final class DeclaredTitles implements PageTitles {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredTitles.class);

  /// A page that is called otherwise from now on may be called by its old name this long.
  private static final Duration HOLDS = Duration.ofMinutes(1);

  /// Before looking again for a name that was not there.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final KafkaAccess kafka;
  private final InstantSource clock;
  private Map<String, Declared> known = Map.of();
  private Instant asOf = Instant.MIN;

  DeclaredTitles(KafkaAccess kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  @Override
  public Optional<String> title(String page, String reader) {
    return Optional.ofNullable(declared(page)).map(own -> own.titleIn(reader));
  }

  /// Letters are written by several threads; one reads, and the others wait for it.
  private synchronized @Nullable Declared declared(String page) {
    Instant now = clock.instant();
    Duration good = known.containsKey(page) ? HOLDS : PAUSE;
    if (!asOf.isAfter(now.minus(good))) {
      read();
      asOf = now;
    }
    return known.get(page);
  }

  private void read() {
    Map<String, Declared> read = new HashMap<>();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      reader.readAll(Topics.WATCH.name(), record -> take(record, read));
      known = read;
    } catch (KafkaException e) {
      // A mail without the page's name is better than none.
      LOG.warn("What pages of one's own are called cannot be read: {}", e.toString());
    }
  }

  private static void take(ConsumerRecord<String, byte[]> record, Map<String, Declared> read) {
    read.remove(record.key());
    if (record.value() == null) {
      return;
    }
    try {
      WatchState state = Topics.WATCH.decode(record.value());
      if (state.declared() != null) {
        read.put(record.key(), state.declared());
      }
    } catch (Json.Unreadable e) {
      LOG.warn("A page's state could not be read and is passed over");
    }
  }
}
