package objector.tracker.streams;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.kafka.DeadLetters;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts aside what could not be worked in, as it came, with the reason: within the task's
/// transaction, so that it is put aside once.
final class AsideSink {
  private static final Logger LOG = LoggerFactory.getLogger(AsideSink.class);
  private static final int FRAMES = 200;

  private final ProcessorContext<String, Object> context;
  private final InstantSource clock;
  private final Runnable counted;

  AsideSink(ProcessorContext<String, Object> context, InstantSource clock, Runnable counted) {
    this.context = context;
    this.counted = counted;
    this.clock = clock;
  }

  void put(Record<String, byte[]> record, RecordMetadata from, String reason) {
    Headers headers = new RecordHeaders(record.headers());
    DeadLetters.say(headers, reason, from.topic(), from.partition(), from.offset());
    put(record.key() == null ? from.topic() : record.key(), record.value(), headers);
    LOG.atError()
        .addKeyValue("topic", from.topic())
        .addKeyValue("partition", from.partition())
        .addKeyValue("offset", from.offset())
        .addKeyValue("reason", reason)
        .log("a record could not be worked in and was put aside");
  }

  /// What came on no topic of its own: a deadline, or a page's news for one person.
  void put(PersonId person, String what, String reason) {
    Headers headers = new RecordHeaders();
    DeadLetters.say(headers, reason, Topics.DOSSIERS.name(), context.taskId().partition(), -1);
    put(person.value(), what.getBytes(StandardCharsets.UTF_8), headers);
    LOG.atError()
        .addKeyValue("reason", reason)
        .log("what was due could not be worked in and was put aside");
  }

  private void put(String key, byte[] value, Headers headers) {
    context.forward(new Record<>(key, value, clock.millis(), headers), StateStores.TO_DEAD);
    counted.run();
  }

  /// Where it was thrown and what; never its message, which may quote somebody.
  static String reason(Throwable thrown) {
    StringBuilder reason = new StringBuilder(thrown.getClass().getSimpleName());
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
      if (frames[i].getClassName().startsWith("objector.")) {
        reason
            .append(" at ")
            .append(frames[i].getFileName())
            .append(':')
            .append(frames[i].getLineNumber());
        break;
      }
    }
    return reason.toString();
  }
}
