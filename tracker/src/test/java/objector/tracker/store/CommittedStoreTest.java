package objector.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
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

final class CommittedStoreTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("app-kept-changelog", 3);
  private static final TopicPartition OTHER = new TopicPartition("app-other-changelog", 3);

  @TempDir private Path folder;

  private OptionalLong end = OptionalLong.of(1_000);
  private final CommittedStores stores = new CommittedStores(_ -> end);
  private KeyValueStore<Bytes, byte[]> store = stores.supplier("kept").get();
  private @Nullable BatchingStateRestoreCallback restoring;

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
                    restoring = (BatchingStateRestoreCallback) arguments[1];
                    return null;
                  }
                  return method.invoke(real, arguments);
                });
    store.init(listening, store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /// As after a kill: what was not committed has never reached the disk.
  private void again() {
    store.close();
    store = stores.supplier("kept").get();
    open();
  }

  @Test
  void whatWasCommittedIsThereAfterAKillAndHowFarItIs() {
    store.put(key("a"), value("1"));
    store.put(key("b"), value("2"));
    stores.committed(Map.of(CHANGELOG, 17L, OTHER, 99L));
    again();
    assertThat(contents()).containsExactly("a=1", "b=2");
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(17);
  }

  /// Kafka Streams only asks then, and closes it again.
  @Test
  void staysClosedWhereNothingDependsOnHowFarItIs() {
    store.put(key("a"), value("1"));
    stores.committed(Map.of(CHANGELOG, 7L));
    List<String> seen = new ArrayList<>();

    stores.unopened(() -> {
      again();
      seen.add("open: " + store.isOpen());
      seen.add("offset: " + store.committedOffset(CHANGELOG));
      store.commit(Map.of(CHANGELOG, 0L));
    });

    assertThat(seen).containsExactly("open: false", "offset: 0");
    again();
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(7);
    assertThat(contents()).containsExactly("a=1");
  }

  @Test
  void whatWasNotCommittedIsSeenWhileItIsWrittenAndGoneAfterAKill() {
    store.put(key("a"), value("1"));
    stores.committed(Map.of(CHANGELOG, 3L));
    store.put(key("a"), value("9"));
    store.put(key("b"), value("2"));
    store.delete(key("a"));
    assertThat(contents()).containsExactly("b=2");
    assertThat(store.get(key("a"))).isNull();
    again();
    assertThat(contents()).containsExactly("a=1");
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(3);
  }

  @Test
  void aStoreThatNobodyCommittedBeginsAtTheBeginning() {
    store.put(key("a"), value("1"));
    stores.committed(Map.of(OTHER, 3L));
    assertThat(store.committedOffset(CHANGELOG)).isNull();
    again();
    assertThat(store.committedOffset(CHANGELOG)).isNull();
    assertThat(contents()).isEmpty();
  }

  @Test
  void aDiskThatIsAheadOfItsChangelogIsNotUsed() {
    store.put(key("a"), value("1"));
    stores.committed(Map.of(CHANGELOG, 17L));
    end = OptionalLong.of(18);
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(17);
    end = OptionalLong.of(17);
    assertThat(store.committedOffset(CHANGELOG)).isNull();
  }

  @Test
  void aChangelogThatCannotBeAskedIsNotTrusted() {
    store.put(key("a"), value("1"));
    stores.committed(Map.of(CHANGELOG, 17L));
    end = OptionalLong.empty();
    assertThat(store.committedOffset(CHANGELOG)).isNull();
  }

  @Test
  void whatTheChangelogHoldsIsReadBack() {
    BatchingStateRestoreCallback callback = java.util.Objects.requireNonNull(restoring);
    callback.restoreAll(
        List.of(
            KeyValue.pair("a".getBytes(StandardCharsets.UTF_8), value("1")),
            KeyValue.pair("b".getBytes(StandardCharsets.UTF_8), value("2"))));
    callback.restoreAll(List.of(KeyValue.pair("a".getBytes(StandardCharsets.UTF_8), null)));
    store.commit(Map.of(CHANGELOG, 5L));
    again();
    assertThat(contents()).containsExactly("b=2");
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(5);
  }

  /// Also while its tables are not merged, across a kill amid it, and once it is written to again.
  @Test
  void veryMuchIsReadBackAsItStands() {
    end = OptionalLong.of(90_000);
    for (int from = 0; from < 60_000; from += 1_000) {
      restore(from, from + 1_000);
    }
    store.commit(Map.of(CHANGELOG, 59_999L));
    again();
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(59_999);
    for (int from = 60_000; from < 90_000; from += 1_000) {
      restore(from, from + 1_000);
    }
    store.commit(Map.of(CHANGELOG, 89_998L));
    store.put(key("key 7"), value("written"));
    stores.committed(Map.of(CHANGELOG, 90_001L));
    end = OptionalLong.of(90_003);
    again();

    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(90_001);
    assertThat(contents()).hasSize(45_000).contains("key 7=written", "key 8=45008");
  }

  /// Each key twice, as in a changelog that is compacted later.
  private void restore(int from, int to) {
    List<KeyValue<byte[], byte[]>> records = new ArrayList<>();
    for (int number = from; number < to; number++) {
      records.add(
          KeyValue.pair(
              ("key " + number % 45_000).getBytes(StandardCharsets.UTF_8), value("" + number)));
    }
    java.util.Objects.requireNonNull(restoring).restoreAll(records);
  }

  @Test
  void aRangeThatIsBeingReadKeepsWhatWasThereWhenItBegan() {
    store.put(key("a"), value("1"));
    store.put(key("b"), value("2"));
    try (KeyValueIterator<Bytes, byte[]> range = store.all()) {
      stores.committed(Map.of(CHANGELOG, 1L));
      store.put(key("b"), value("3"));
      assertThat(drained(range)).containsExactly("a=1", "b=2");
    }
  }

  @Test
  void anEmptyValueIsAValue() {
    store.put(key("a"), new byte[0]);
    assertThat(contents()).containsExactly("a=");
    stores.committed(Map.of(CHANGELOG, 1L));
    again();
    assertThat(store.get(key("a"))).isEmpty();
  }

  @Test
  void itIsAMapInOrderWhateverIsWrittenCommittedAndKilled() {
    Random random = new Random(7);
    NavigableMap<String, String> committed = new TreeMap<>();
    NavigableMap<String, String> now = new TreeMap<>();
    for (int i = 0; i < 4_000; i++) {
      String key = Integer.toString(random.nextInt(60), 36);
      switch (random.nextInt(40)) {
        case 0 -> {
          stores.committed(Map.of(CHANGELOG, (long) i % 900));
          committed = new TreeMap<>(now);
        }
        case 1 -> {
          again();
          now = new TreeMap<>(committed);
        }
        case 2, 3, 4, 5, 6, 7, 8, 9 -> {
          store.delete(key(key));
          now.remove(key);
        }
        default -> {
          store.put(key(key), value("v" + i));
          now.put(key, "v" + i);
        }
      }
      byte[] found = store.get(key(key));
      assertThat(found == null ? null : new String(found, StandardCharsets.UTF_8))
          .isEqualTo(now.get(key));
      if (i % 20 == 0) {
        String to = key + "z";
        try (KeyValueIterator<Bytes, byte[]> range = store.range(key(key), key(to))) {
          assertThat(drained(range)).isEqualTo(texts(now.subMap(key, true, to, true)));
        }
        assertThat(contents()).isEqualTo(texts(now));
      }
    }
  }

  private List<String> contents() {
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      return drained(all);
    }
  }

  private static List<String> drained(KeyValueIterator<Bytes, byte[]> range) {
    List<String> found = new ArrayList<>();
    range.forEachRemaining(each ->
        found.add(
            new String(each.key.get(), StandardCharsets.UTF_8)
                + "="
                + new String(each.value, StandardCharsets.UTF_8)));
    return found;
  }

  private static List<String> texts(Map<String, String> map) {
    return map.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
  }

  private static Bytes key(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] value(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
