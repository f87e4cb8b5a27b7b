package objector.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of people and the words that are said of them, by the word.
final class DerivedIndexTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("app-people-changelog", 3);

  @TempDir private Path folder;

  private OptionalLong end = OptionalLong.of(1_000);
  private final CommittedStores stores = new CommittedStores(_ -> end);
  private int version = 1;
  private KeyValueStore<Bytes, byte[]> people = people();
  private KeyValueStore<Bytes, byte[]> index = stores.index("words", "people").get();
  private @Nullable BatchingStateRestoreCallback restoring;

  private KeyValueStore<Bytes, byte[]> people() {
    return stores.supplier("people", version, DerivedIndexTest::keys).get();
  }

  private static List<String> keys(String person, byte[] value) {
    List<String> keys = new ArrayList<>();
    for (String word : text(value).split(" ", -1)) {
      keys.add(word + "/" + person);
    }
    return keys;
  }

  @BeforeEach
  void open() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
    StateStoreContext real =
        new MockProcessorContext<>(settings, new TaskId(0, 3), folder.toFile())
            .getStateStoreContext();
    StateStoreContext listening =
        (StateStoreContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StateStoreContext.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("register")) {
                    restoring =
                        arguments[1] instanceof BatchingStateRestoreCallback people
                            ? people
                            : restoring;
                    return null;
                  }
                  return method.invoke(real, arguments);
                });
    people.init(listening, people);
    index.init(listening, index);
  }

  @AfterEach
  void close() {
    index.close();
    people.close();
  }

  /// As after a kill.
  private void again() {
    close();
    people = people();
    index = stores.index("words", "people").get();
    open();
  }

  @Test
  void itIsCommittedWithTheValuesOrNotAtAll() {
    say("anna", "red");
    stores.committed(Map.of(CHANGELOG, 3L));
    say("anna", "blue green");
    say("ben", "red");
    assertThat(index()).containsExactly("blue/anna", "green/anna", "red/ben");

    again();

    assertThat(index()).containsExactly("red/anna");
    assertThat(index.get(bytes("red/anna"))).isNotNull();
    assertThat(index.get(bytes("blue/anna"))).isNull();
  }

  @Test
  void itIsNoneOfTheValues() {
    say("anna", "red");
    stores.committed(Map.of(CHANGELOG, 3L));
    say("ben", "red");

    try (KeyValueIterator<Bytes, byte[]> all = people.all()) {
      assertThat(drained(all)).containsExactly("anna", "ben");
    }
    try (KeyValueIterator<Bytes, byte[]> some = index.range(bytes("red/b"), bytes("red/z"))) {
      assertThat(drained(some)).containsExactly("red/ben");
    }
  }

  /// A later release may know what this one passed over.
  @Test
  void underOtherRulesItIsMadeAnew() {
    say("anna", "red");
    index.put(bytes("unknown/anna"), new byte[0]);
    stores.committed(Map.of(CHANGELOG, 3L));
    again();
    assertThat(index()).containsExactly("red/anna", "unknown/anna");

    version = 2;
    again();

    assertThat(index()).containsExactly("red/anna");
  }

  @Test
  void whatIsReadBackSaysWhatBelongsThere() {
    say("anna", "red");
    say("ben", "red");
    stores.committed(Map.of(CHANGELOG, 3L));

    restore(List.of(said("anna", "blue"), said("anna", "green blue"), said("ben", null)));
    people.commit(Map.of(CHANGELOG, 6L));

    assertThat(index()).containsExactly("blue/anna", "green/anna");
    again();
    assertThat(index()).containsExactly("blue/anna", "green/anna");
  }

  /// What is replaced or gone leaves nothing behind, also when it comes in pieces across a kill.
  @Test
  void muchThatIsReadBackSaysItInTheEnd() {
    say("anna", "red");
    stores.committed(Map.of(CHANGELOG, 3L));
    again();
    end = OptionalLong.of(60_000);
    for (int from = 0; from < 60_000; from += 1_000) {
      List<KeyValue<byte[], byte[]>> some = new ArrayList<>();
      for (int i = from; i < from + 1_000; i++) {
        some.add(said("person " + i % 25_000, i % 7 == 0 ? null : "word" + i));
      }
      restore(some);
      if (from == 40_000) {
        people.commit(Map.of(CHANGELOG, 40_999L));
        again();
      }
    }
    restore(List.of(said("anna", null)));
    people.commit(Map.of(CHANGELOG, 59_998L));

    assertThat(index()).hasSizeGreaterThan(20_000).isEqualTo(derived());
  }

  @Test
  void itIsAsTheValuesSayWhateverIsWrittenCommittedKilledAndReadBack() {
    Random random = new Random(11);
    long offset = 0;
    for (int i = 0; i < 3_000; i++) {
      String person = "p" + random.nextInt(30);
      String words = "w" + random.nextInt(5) + " v" + random.nextInt(9);
      switch (random.nextInt(20)) {
        case 0 -> stores.committed(Map.of(CHANGELOG, offset++ % 900));
        case 1 -> again();
        case 2 -> {
          again();
          restore(List.of(said(person, words), said("p1", null), said(person, "x" + i)));
          people.commit(Map.of(CHANGELOG, offset++ % 900));
        }
        case 3, 4, 5 -> say(person, null);
        default -> say(person, words);
      }
      if (i % 10 == 0) {
        assertThat(index()).isEqualTo(derived());
      }
    }
  }

  /// As whoever writes values must.
  private void say(String person, @Nullable String words) {
    byte[] old = people.get(bytes(person));
    if (old != null) {
      keys(person, old).forEach(key -> index.delete(bytes(key)));
    }
    if (words != null) {
      keys(person, value(words)).forEach(key -> index.put(bytes(key), new byte[0]));
    }
    people.put(bytes(person), words == null ? null : value(words));
  }

  private List<String> derived() {
    SortedSet<String> all = new TreeSet<>();
    try (KeyValueIterator<Bytes, byte[]> everybody = people.all()) {
      everybody.forEachRemaining(each -> all.addAll(keys(text(each.key.get()), each.value)));
    }
    return List.copyOf(all);
  }

  private void restore(List<KeyValue<byte[], byte[]>> records) {
    java.util.Objects.requireNonNull(restoring).restoreAll(records);
  }

  private static KeyValue<byte[], byte[]> said(String person, @Nullable String words) {
    return KeyValue.pair(value(person), words == null ? null : value(words));
  }

  private List<String> index() {
    try (KeyValueIterator<Bytes, byte[]> all = index.all()) {
      return drained(all);
    }
  }

  private static List<String> drained(KeyValueIterator<Bytes, byte[]> range) {
    List<String> found = new ArrayList<>();
    range.forEachRemaining(each -> found.add(text(each.key.get())));
    return found;
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(value(key));
  }

  private static byte[] value(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
