package objector.events;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import objector.events.id.PersonId;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// A topic with its owner, its key and how long it is kept. The only place where values become
/// bytes and back.
public final class Topic<V> {
  private final String name;
  private final Owner owner;
  private final Map<String, String> settings;
  private final Function<V, String> key;
  private final Function<V, byte[]> encode;
  private final Function<byte[], V> decode;

  private Topic(
      String name,
      Owner owner,
      Map<String, String> settings,
      Function<V, String> key,
      Function<V, byte[]> encode,
      Function<byte[], V> decode) {
    this.name = name;
    this.owner = owner;
    this.settings = settings;
    this.key = key;
    this.encode = encode;
    this.decode = decode;
  }

  /// Values that are somebody's: wrapped in an [Envelope].
  static <V> Topic<V> personal(
      String name,
      Class<V> type,
      Owner owner,
      Map<String, String> settings,
      Function<V, PersonId> person,
      Function<V, String> key) {
    return new Topic<>(
        name,
        owner,
        settings,
        key,
        value -> Envelope.plain(person.apply(value).value(), Json.write(value)).toBytes(),
        bytes -> Json.read(Envelope.of(bytes).json(), type));
  }

  /// The same of what is written many times and can be made anew: in [Compact] form. What earlier
  /// releases wrote is JSON, and is read as well.
  static <V> Topic<V> compact(
      String name,
      Schema<V> schema,
      Owner owner,
      Map<String, String> settings,
      Function<V, PersonId> person,
      Function<V, String> key) {
    return new Topic<>(
        name,
        owner,
        settings,
        key,
        value ->
            Envelope.compact(person.apply(value).value(), schema.compact().write(value)).toBytes(),
        bytes -> {
          Envelope envelope = Envelope.of(bytes);
          return envelope.isCompact()
              ? schema.compact().read(envelope.payload())
              : schema.read(envelope.payload());
        });
  }

  /// Values that are nobody's: plain JSON.
  static <V> Topic<V> open(
      String name,
      Class<V> type,
      Owner owner,
      Map<String, String> settings,
      Function<V, String> key) {
    return new Topic<>(name, owner, settings, key, Json::write, bytes -> Json.read(bytes, type));
  }

  /// Values that are bytes already.
  static Topic<byte[]> raw(String name, Owner owner, Map<String, String> settings) {
    return new Topic<>(name, owner, settings, bytes -> "", bytes -> bytes, bytes -> bytes);
  }

  public String name() {
    return name;
  }

  public Owner owner() {
    return owner;
  }

  public Map<String, String> settings() {
    return settings;
  }

  public String key(V value) {
    return key.apply(value);
  }

  public byte[] encode(V value) {
    return encode.apply(value);
  }

  /// Reads a value back.
  ///
  /// @throws Json.Unreadable when the bytes do not say what they should
  public V decode(byte[] bytes) {
    return decode.apply(bytes);
  }

  /// The record to send; its partition is the [PersonPartitioner]'s affair.
  public ProducerRecord<String, byte[]> record(V value) {
    return new ProducerRecord<>(name, key(value), encode(value));
  }

  /// For Kafka Streams: null stays null (a tombstone).
  public Serde<V> serde() {
    Serializer<V> serializer = (topic, value) -> value == null ? null : encode(value);
    Deserializer<V> deserializer = (topic, bytes) -> bytes == null ? null : decode(bytes);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Topic<?> topic && topic.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  /// Who writes a topic.
  public enum Owner {
    WEB_UI,
    INGEST,
    TRACKER,
    NOTIFIER;

    /// As written in the names of topics, in events and on the command line.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
