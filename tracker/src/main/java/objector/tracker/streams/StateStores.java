package objector.tracker.streams;

import java.util.List;
import java.util.Map;
import objector.events.Topics;
import objector.events.page.FanOutOrder;
import objector.events.person.Claim;
import objector.tracker.kept.StoredDossier;
import objector.tracker.store.CommittedStores;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The stores and sinks by name. Stores are copies that their changelogs rebuild; personal values
/// in them wear the same envelope as on the topics.
public final class StateStores {
  public static final String DOSSIERS = "dossiers";
  public static final String SEEN = "seen";

  /// As earlier releases set them: see [FormerDeadlines].
  public static final String DEADLINES = "deadlines";

  /// Which deadlines are due when: the index of the dossiers' records, which say it. It has no
  /// changelog.
  public static final String DUE = "due";

  public static final String AUDIENCES = "audiences";
  public static final String FAN_OUT_QUEUE = "fan-out-queue";
  public static final String FAN_OUT_CURSORS = "fan-out-cursors";
  public static final String OWNERS = "owners";

  static final String TO_DOSSIERS = "to-dossiers";
  static final String TO_ALERTS = "to-alerts";
  static final String TO_CLAIMS = "to-claims";
  static final String TO_CLAIM_RESULTS = "to-claim-results";
  static final String TO_MAILBOXES = "to-mailboxes";
  static final String TO_LOGINS = "to-logins";
  static final String TO_FAN_OUTS = "to-fan-outs";
  static final String TO_ERASURES = "to-erasures";
  static final String TO_DEAD = "to-dead";

  /// What was replaced or erased leaves the changelogs within hours, so that a lost store is read
  /// back from what is kept, not from all that was ever written.
  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
          TopicConfig.SEGMENT_MS_CONFIG, "21600000",
          TopicConfig.SEGMENT_BYTES_CONFIG, "33554432",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, "21600000",
          TopicConfig.DELETE_RETENTION_MS_CONFIG, "86400000",
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.3");

  private StateStores() {}

  /// All that have changelogs.
  public static List<String> names() {
    return List.of(DOSSIERS, SEEN, DEADLINES, AUDIENCES, FAN_OUT_QUEUE, FAN_OUT_CURSORS, OWNERS);
  }

  /// A store's changelog, as Kafka Streams calls it.
  public static String changelog(String application, String store) {
    return CommittedStores.changelog(application, store);
  }

  /// How changelogs are kept.
  public static Map<String, String> changelogSettings() {
    return CHANGELOG;
  }

  /// As bytes: a dossier is encoded once, for the store, its changelog and the topic. What else is
  /// kept of a person stands before it: see [StoredDossier].
  static StoreBuilder<KeyValueStore<String, byte[]>> dossiers(CommittedStores stores) {
    return store(
        stores.supplier(DOSSIERS, StoredDossier.KEYS_VERSION, StoredDossier::deadlineKeys),
        Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> seen(CommittedStores stores) {
    return store(stores.supplier(SEEN), Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, String>> deadlines(CommittedStores stores) {
    return store(stores.supplier(DEADLINES), Serdes.String());
  }

  static StoreBuilder<KeyValueStore<String, String>> due(CommittedStores stores) {
    return Stores.keyValueStoreBuilder(
            stores.index(DUE, DOSSIERS), Serdes.String(), Serdes.String())
        .withLoggingDisabled()
        .withCachingDisabled();
  }

  static StoreBuilder<KeyValueStore<String, String>> audiences(CommittedStores stores) {
    return store(stores.supplier(AUDIENCES), Serdes.String());
  }

  /// In memory, as these two are small: what waits, and what was walked within a day.
  static StoreBuilder<KeyValueStore<String, FanOutOrder>> fanOutQueue() {
    return store(Stores.inMemoryKeyValueStore(FAN_OUT_QUEUE), Topics.FAN_OUTS.serde());
  }

  static StoreBuilder<KeyValueStore<String, String>> fanOutCursors() {
    return store(Stores.inMemoryKeyValueStore(FAN_OUT_CURSORS), Serdes.String());
  }

  static StoreBuilder<KeyValueStore<String, Claim>> owners(CommittedStores stores) {
    return store(stores.supplier(OWNERS), Topics.CLAIMS.serde());
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(
      KeyValueBytesStoreSupplier supplier, Serde<V> values) {
    return Stores.keyValueStoreBuilder(supplier, Serdes.String(), values)
        .withLoggingEnabled(CHANGELOG)
        .withCachingDisabled();
  }
}
