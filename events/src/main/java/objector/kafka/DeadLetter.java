package objector.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import objector.events.Topic.Owner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record that a service could not work in, as it lies aside.
///
/// @param id `service-partition@offset`, where it lies aside
/// @param topic where it lay, with partition and offset; null: nobody says
/// @param offset -1: it was no record, but something that was due
public record DeadLetter(
    String id,
    Owner service,
    Instant at,
    String reason,
    @Nullable String topic,
    int partition,
    long offset,
    ConsumerRecord<String, byte[]> record) {
  private static final String STREAMS = "__streams.errors.";

  static DeadLetter of(Owner service, ConsumerRecord<String, byte[]> record) {
    Headers headers = record.headers();
    String word = service.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    String id = word + "-" + record.partition() + "@" + record.offset();
    Instant at = Instant.ofEpochMilli(record.timestamp());
    String source = text(headers, DeadLetters.SOURCE);
    int dash = source == null ? -1 : source.lastIndexOf('-', source.indexOf('@'));
    if (source != null && dash > 0) {
      int sign = source.indexOf('@');
      return new DeadLetter(
          id,
          service,
          at,
          or(text(headers, DeadLetters.REASON), "unknown"),
          source.substring(0, dash),
          (int) number(source.substring(dash + 1, sign)),
          number(source.substring(sign + 1)),
          record);
    }
    // Kafka Streams' own handler says it in other words.
    return new DeadLetter(
        id,
        service,
        at,
        or(text(headers, STREAMS + "exception"), "unknown"),
        text(headers, STREAMS + "topic"),
        (int) number(or(text(headers, STREAMS + "partition"), "")),
        number(or(text(headers, STREAMS + "offset"), "")),
        record);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String or(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  private static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
