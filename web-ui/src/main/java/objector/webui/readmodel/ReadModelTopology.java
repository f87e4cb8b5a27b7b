package objector.webui.readmodel;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import objector.events.Json;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.page.PageEvent;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Copies the compacted topics into global stores. Values stay bytes, so that a record that cannot
/// be read is passed over and counted instead of stopping the reader; the last readable one stays.
final class ReadModelTopology {
  private ReadModelTopology() {}

  /// All of it in memory.
  static Topology of(ReadModel readModel) {
    return of(readModel, false);
  }

  /// What grows with the people may lie on the disk, where it survives a restart: a million
  /// dossiers would fill a heap, and reading all of them anew takes a minute.
  static Topology of(ReadModel readModel, boolean onDisk) {
    Function<String, KeyValueBytesStoreSupplier> ofPeople =
        onDisk ? Stores::persistentKeyValueStore : Stores::inMemoryKeyValueStore;
    Topology topology = new Topology();
    addStore(
        topology,
        Topics.DOSSIERS.name(),
        ofPeople.apply(ReadModel.DOSSIERS),
        () ->
            new Copying<>(
                Topics.DOSSIERS,
                ReadModel.DOSSIERS,
                readModel,
                (key, dossier) -> readModel.changed(new PersonId(key), dossier)));
    addStore(
        topology,
        Topics.LOGINS.name(),
        ofPeople.apply(ReadModel.LOGINS),
        () -> new Copying<>(Topics.LOGINS, ReadModel.LOGINS, readModel, (_, _) -> {}));
    addStore(
        topology,
        Topics.WATCH.name(),
        Stores.inMemoryKeyValueStore(ReadModel.WATCH),
        () ->
            new Copying<>(
                Topics.WATCH, ReadModel.WATCH, readModel, (_, _) -> readModel.watchChanged()));
    addStore(
        topology,
        Topics.GROUP_FIGURES.name(),
        Stores.inMemoryKeyValueStore(ReadModel.FIGURES),
        () -> new Copying<>(Topics.GROUP_FIGURES, ReadModel.FIGURES, readModel, (_, _) -> {}));
    addStore(
        topology,
        Topics.PAGES.name(),
        Stores.inMemoryKeyValueStore(ReadModel.PAGES),
        () -> new Histories(readModel));
    return topology;
  }

  private static void addStore(
      Topology topology,
      String topic,
      KeyValueBytesStoreSupplier store,
      ProcessorSupplier<String, byte[], Void, Void> processor) {
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(store, Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        store.name() + "-source",
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        topic,
        store.name() + "-reading",
        processor);
  }

  /// The newest value of every key.
  private static final class Copying<V> implements Processor<String, byte[], Void, Void> {
    private final Topic<V> topic;
    private final String name;
    private final ReadModel readModel;
    private final BiConsumer<String, @Nullable V> after;
    private @Nullable KeyValueStore<String, byte[]> store;

    Copying(
        Topic<V> topic, String name, ReadModel readModel, BiConsumer<String, @Nullable V> after) {
      this.topic = topic;
      this.name = name;
      this.readModel = readModel;
      this.after = after;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(name);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      KeyValueStore<String, byte[]> into = Objects.requireNonNull(store);
      byte[] value = record.value();
      readModel.took();
      try {
        V read = value == null ? null : topic.decode(value);
        if (read == null) {
          into.delete(record.key());
        } else {
          into.put(record.key(), value);
        }
        after.accept(record.key(), read);
      } catch (Json.Unreadable | IllegalArgumentException e) {
        readModel.skip();
      }
    }
  }

  /// All events of a page, under keys that sort by when they were: an imported past comes after
  /// what was seen since. The oldest give way.
  private static final class Histories implements Processor<String, byte[], Void, Void> {
    /// Meta changes a page some ten times a year.
    private static final int LONGEST = 400;

    private final ReadModel readModel;
    private final Map<String, Integer> lengths = new HashMap<>();
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    Histories(ReadModel readModel) {
      this.readModel = readModel;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      this.context = context;
      store = context.getStateStore(ReadModel.PAGES);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      KeyValueStore<String, byte[]> into = Objects.requireNonNull(store);
      byte[] value = record.value();
      if (value == null) {
        return;
      }
      try {
        PageEvent event = Topics.PAGES.decode(value);
        PageId page = event.page();
        into.put(page + "/" + order(event.at()), value);
        if (lengths.merge(page.value(), 1, Integer::sum) > LONGEST) {
          dropOldest(into, page);
        }
        readModel.changed(page);
      } catch (Json.Unreadable | IllegalArgumentException e) {
        readModel.skip();
      }
    }

    private String order(Instant at) {
      long offset =
          Objects.requireNonNull(context)
              .recordMetadata()
              .orElseThrow(() -> new IllegalStateException("a global record has an offset"))
              .offset();
      return "%013d-%019d".formatted(Math.max(0, at.toEpochMilli()), offset);
    }

    private void dropOldest(KeyValueStore<String, byte[]> from, PageId page) {
      try (KeyValueIterator<String, byte[]> all = from.range(page + "/", page + "0")) {
        from.delete(all.next().key);
      }
      lengths.merge(page.value(), -1, Integer::sum);
    }
  }
}
