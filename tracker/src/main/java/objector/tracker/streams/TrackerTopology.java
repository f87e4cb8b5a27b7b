package objector.tracker.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import objector.events.Json;
import objector.events.Topic;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.kafka.PersonPartitioner;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierRules;
import objector.tracker.store.CommittedStores;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/// How events flow through the tracker, in three parts that meet only on topics:
///
/// * people: what people tell, their mails, answers to claims and orders to tell them of a page
///   become dossiers, alerts and claims. A person's records lie in one partition of all of these;
/// * claims: who owns an address;
/// * pages: one order for each partition, so that every task walks its own people.
public final class TrackerTopology {
  private TrackerTopology() {}

  public static Topology build(
      StatutoryClock statutory, InstantSource clock, SourceReading reading) {
    return build(new DossierRules(statutory), clock, reading);
  }

  /// With what is counted.
  ///
  /// @param stores is told by whoever commits
  public static Topology build(
      StatutoryClock statutory,
      InstantSource clock,
      SourceReading reading,
      CommittedStores stores,
      DeadlineMeters meters) {
    return build(new DossierRules(statutory), clock, reading, stores, meters);
  }

  /// With decisions of one's own.
  public static Topology build(Decisions dossiers, InstantSource clock, SourceReading reading) {
    return build(
        dossiers,
        clock,
        reading,
        new CommittedStores(_ -> OptionalLong.empty()),
        new DeadlineMeters(new SimpleMeterRegistry()));
  }

  private static Topology build(
      Decisions dossiers,
      InstantSource clock,
      SourceReading reading,
      CommittedStores stores,
      DeadlineMeters meters) {
    CommitPace pace = new CommitPace(reading);
    SlicePace slices = new SlicePace();
    Topology topology = new Topology();

    personSource(topology, "from-people", Topics.PEOPLE);
    personSource(topology, "from-mail", Topics.MAIL);
    personSource(topology, "from-fan-outs", Topics.FAN_OUTS);
    personSource(topology, "from-claim-results", Topics.CLAIM_RESULTS);
    topology.addProcessor(
        "people",
        () -> new PersonProcessor(dossiers, clock, pace, slices, reading, meters),
        "from-people",
        "from-mail",
        "from-fan-outs",
        "from-claim-results");
    topology.addStateStore(StateStores.dossiers(stores), "people");
    topology.addStateStore(StateStores.seen(stores), "people");
    topology.addStateStore(StateStores.due(stores), "people");
    topology.addStateStore(StateStores.deadlines(stores), "people");
    topology.addStateStore(StateStores.audiences(stores), "people");
    topology.addStateStore(StateStores.fanOutQueue(), "people");
    topology.addStateStore(StateStores.fanOutCursors(), "people");
    sink(
        topology,
        StateStores.TO_DOSSIERS,
        Topics.DOSSIERS.name(),
        new ByteArraySerializer(),
        "people");
    sink(topology, StateStores.TO_ALERTS, Topics.ALERTS, "people");
    sink(topology, StateStores.TO_CLAIMS, Topics.CLAIMS, "people");
    sink(topology, StateStores.TO_ERASURES, Topics.ERASURES, "people");
    sink(topology, StateStores.TO_DEAD, Topics.dead(Owner.TRACKER), "people");

    source(topology, "from-claims", Topics.CLAIMS);
    topology.addProcessor("claims", () -> new ClaimProcessor(clock, pace), "from-claims");
    topology.addStateStore(StateStores.owners(stores), "claims");
    sink(topology, StateStores.TO_MAILBOXES, Topics.MAILBOXES, "claims");
    sink(topology, StateStores.TO_LOGINS, Topics.LOGINS, "claims");
    sink(topology, StateStores.TO_CLAIM_RESULTS, Topics.CLAIM_RESULTS, "claims");

    source(topology, "from-pages", Topics.PAGES);
    topology.addProcessor("pages", () -> new PageProcessor(pace), "from-pages");
    topology.addSink(
        StateStores.TO_FAN_OUTS,
        Topics.FAN_OUTS.name(),
        Serdes.String().serializer(),
        Topics.FAN_OUTS.serde().serializer(),
        toEveryPartition(),
        "pages");
    return topology;
  }

  /// What a person's task reads.
  public static Set<Topic<?>> ofPeople() {
    return Set.of(Topics.PEOPLE, Topics.MAIL, Topics.FAN_OUTS, Topics.CLAIM_RESULTS);
  }

  /// Whether people are told of a page event.
  public static boolean isToTell(PageEvent event) {
    return switch (event) {
      case VersionRecorded e -> e.alert() && !e.first();
      case PageWentBlind _ -> true;
      case PageSeesAgain _ -> true;
    };
  }

  /// The topics that must have the same number of partitions, or persons would be split between
  /// tasks: Kafka Streams would start all the same.
  public static Set<Topic<?>> samePartitions() {
    return Set.of(
        Topics.PEOPLE,
        Topics.MAIL,
        Topics.FAN_OUTS,
        Topics.CLAIM_RESULTS,
        Topics.CLAIMS,
        Topics.DOSSIERS,
        Topics.ALERTS,
        Topics.ERASURES);
  }

  /// What cannot be read goes through all the same: see [Unreadable].
  private static <V> void personSource(Topology topology, String name, Topic<V> topic) {
    Deserializer<Object> reader =
        (from, bytes) -> {
          try {
            return bytes == null ? null : topic.decode(bytes);
          } catch (Json.Unreadable e) {
            return new Unreadable(bytes, String.valueOf(e.getMessage()));
          }
        };
    topology.addSource(name, Serdes.String().deserializer(), reader, topic.name());
  }

  private static <V> void source(Topology topology, String name, Topic<V> topic) {
    topology.addSource(
        name, Serdes.String().deserializer(), topic.serde().deserializer(), topic.name());
  }

  private static <V> void sink(Topology topology, String name, Topic<V> topic, String parent) {
    sink(topology, name, topic.name(), topic.serde().serializer(), parent);
  }

  private static <V> void sink(
      Topology topology, String name, String topic, Serializer<V> values, String parent) {
    StreamPartitioner<String, V> byPerson =
        (to, key, value, partitions) ->
            Optional.of(Set.of(PersonPartitioner.partition(key, partitions)));
    topology.addSink(name, topic, Serdes.String().serializer(), values, byPerson, parent);
  }

  private static StreamPartitioner<Object, Object> toEveryPartition() {
    return (topic, key, value, partitions) ->
        Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }
}
