package objector.tracker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import objector.events.Topic;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.page.PageEvent;
import objector.events.person.Account;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.Objection;
import objector.events.person.PersonEvent;
import objector.kafka.DeadLetters;
import objector.kafka.KafkaAccess;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.kept.StoredDossier;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierRules;
import objector.tracker.streams.SourceReading;
import objector.tracker.streams.StateStores;
import objector.tracker.streams.TrackerTopology;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/// The whole topology without a broker, with a clock that the test moves.
final class Story implements AutoCloseable {
  private Instant now = Instant.parse("2025-04-10T08:00:00Z");
  private final Sources sources = new Sources();
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, Alert> alertTopic;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<String> erasedAlerts = new ArrayList<>();

  Story() {
    this(new DossierRules(new StatutoryClock()));
  }

  Story(Decisions decisions) {
    TrackerConfig config =
        TrackerConfig.of(
            KafkaAccess.at("localhost:1"), 1, java.nio.file.Path.of("target", "story"));
    Properties settings = StreamsSettings.of(config);
    // A directory of its own for each story.
    settings.remove(StreamsConfig.STATE_DIR_CONFIG);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "story-" + PersonId.random());
    // The driver forgets what is sent in a transaction outside of processing: dead letters.
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(TrackerTopology.build(decisions, () -> now, sources), settings, now);
    alertTopic = output(Topics.ALERTS);
  }

  Instant now() {
    return now;
  }

  void told(PersonEvent event) {
    in(Topics.PEOPLE, event);
  }

  void mailed(MailEvent event) {
    in(Topics.MAIL, event);
  }

  void page(PageEvent event) {
    in(Topics.PAGES, event);
    work();
  }

  void claim(Claim claim) {
    in(Topics.CLAIMS, claim);
  }

  void poison(Topic<?> topic) {
    poison(topic, "somebody/something");
  }

  void poison(Topic<?> topic, String key) {
    driver
        .createInputTopic(topic.name(), Serdes.String().serializer(), new ByteArraySerializer())
        .pipeInput(key, new byte[] {1, 2, 3}, now);
  }

  /// Why each was put aside since it was last asked.
  List<String> reasons() {
    return output(Topics.dead(Owner.TRACKER)).readRecordsToList().stream()
        .map(dead ->
            new String(
                dead.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8))
        .toList();
  }

  long deadLetters() {
    return output(Topics.dead(Owner.TRACKER)).readValuesToList().size();
  }

  /// More lies on a topic than the tracker has read, or no longer.
  void unread(Topic<?> topic, boolean unread) {
    if (unread) {
      sources.unread.add(topic.name());
    } else {
      sources.unread.remove(topic.name());
    }
  }

  /// An event that was written at another time than it is read.
  void toldThen(Instant written, PersonEvent event) {
    in(Topics.PEOPLE, event, written);
  }

  void mailedThen(Instant written, MailEvent event) {
    in(Topics.MAIL, event, written);
  }

  /// Moves the clock, and lets the tracker do what is due.
  void pass(Duration time) {
    now = now.plus(time);
    work();
  }

  /// Lets the tracker do what waits.
  void work() {
    for (int i = 0; i < 5; i++) {
      driver.advanceWallClockTime(Duration.ofMillis(60));
    }
  }

  @Nullable Dossier dossier(PersonId person) {
    byte @Nullable [] bytes =
        driver.<String, byte[]>getKeyValueStore(StateStores.DOSSIERS).get(person.value());
    return bytes == null
        ? null
        : Topics.DOSSIERS.decode(StoredDossier.of(person.value(), bytes).dossier());
  }

  /// As if a later release had written it.
  byte[] rewrite(PersonId person, byte[] bytes) {
    driver.<String, byte[]>getKeyValueStore(StateStores.DOSSIERS).put(person.value(), bytes);
    return bytes;
  }

  /// As if an earlier run had left it.
  <V> void put(String store, String key, V value) {
    driver.<String, V>getKeyValueStore(store).put(key, value);
  }

  byte[] stored(PersonId person) {
    return driver.<String, byte[]>getKeyValueStore(StateStores.DOSSIERS).get(person.value());
  }

  Dossier known(PersonId person) {
    Dossier dossier = dossier(person);
    if (dossier == null) {
      throw new AssertionError("there is no dossier");
    }
    return dossier;
  }

  Objection standing(PersonId person, AccountId account) {
    return known(person).accounts().stream()
        .filter(a -> a.id().equals(account))
        .map(Account::standing)
        .findFirst()
        .orElseThrow();
  }

  /// The alerts since they were last asked for.
  List<Alert> newAlerts() {
    alerts.clear();
    for (KeyValue<String, Alert> record : alertTopic.readKeyValuesToList()) {
      @Nullable Alert alert = record.value;
      if (alert == null) {
        erasedAlerts.add(record.key);
      } else {
        alerts.add(alert);
      }
    }
    return List.copyOf(alerts);
  }

  List<Matter> newMatters() {
    return newAlerts().stream().map(Alert::matter).toList();
  }

  List<String> erasedAlerts() {
    newAlerts();
    return List.copyOf(erasedAlerts);
  }

  <V> Map<String, V> last(Topic<V> topic) {
    return output(topic).readKeyValuesToMap();
  }

  List<String> keys(String store) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, Object> all =
        driver.<String, Object>getKeyValueStore(store).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  @Override
  public void close() {
    driver.close();
  }

  private <V> void in(Topic<V> topic, V value) {
    in(topic, value, now);
  }

  private <V> void in(Topic<V> topic, V value, Instant written) {
    driver
        .createInputTopic(topic.name(), Serdes.String().serializer(), topic.serde().serializer())
        .pipeInput(topic.key(value), value, written);
  }

  private <V> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.String().deserializer(), topic.serde().deserializer());
  }

  /// All is read but what a test says.
  private static final class Sources implements SourceReading {
    private final Set<String> unread = new HashSet<>();
    private long waited;

    @Override
    public CompletionStage<Map<String, Long>> ends(int partition) {
      return CompletableFuture.completedFuture(
          TrackerTopology.ofPeople().stream().collect(Collectors.toMap(Topic::name, t -> 1L)));
    }

    @Override
    public Fetched fetched(String topic, int partition) {
      return new Fetched(unread.contains(topic) ? 0 : 1, -1);
    }

    @Override
    public void forget(String topic, int partition) {}

    @Override
    public long waited() {
      return waited++;
    }
  }
}
