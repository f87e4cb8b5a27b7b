package objector.tracker.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import objector.events.Json;
import objector.events.Topic;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.kafka.PartitionReader;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.PendingDeadlines;
import objector.tracker.kept.SeenCauses;
import objector.tracker.kept.StoredDossier;
import objector.tracker.objection.Decisions;
import objector.tracker.replay.PersonReplay;
import objector.tracker.replay.PersonReplay.Outcome;
import objector.tracker.replay.PersonReplay.Said;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The people of one partition, computed anew; in as many rounds as the memory asks for, each with
/// its share of the people.
final class PartitionRebuild {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionRebuild.class);

  private final PartitionReader reader;
  private final Decisions rules;
  private final String present;
  private final int partition;
  private final Instant until;

  /// Records that were put aside when they came, and are passed over.
  private long unreadable;

  /// @param present the name of the generation that counts
  PartitionRebuild(
      PartitionReader reader, Decisions rules, String present, int partition, Instant until) {
    this.reader = reader;
    this.rules = rules;
    this.present = present;
    this.partition = partition;
    this.until = until;
  }

  /// Computes all of them.
  ///
  /// @param pages all that people are told of, as ordered; oldest first
  /// @param ordered where the orders that were not taken yet begin
  /// @param memory what a round may hold, in bytes
  /// @param progress is told how many records were read, over and over
  void run(
      List<Said.Paged> pages,
      long ordered,
      long memory,
      Consumer<Computed> taker,
      LongConsumer progress) {
    HeardNews news = HeardNews.read(reader, present, partition, ordered);
    long[] bytes = {0};
    for (String topic : List.of(Topics.DOSSIERS.name(), Topics.PEOPLE.name(), Topics.MAIL.name())) {
      reader.read(
          topic,
          partition,
          record -> bytes[0] += record.value() == null ? 0 : record.value().length);
    }
    int rounds = Math.clamp(1 + bytes[0] / memory, 1, 1_000);
    for (int round = 0; round < rounds; round++) {
      new Round(round, rounds, news).run(pages, taker, progress);
    }
    if (unreadable > 0) {
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .addKeyValue("records", unreadable)
          .log("records that cannot be read were passed over, as when they came");
    }
  }

  private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  private void changelog(String store, Consumer<ConsumerRecord<String, byte[]>> each) {
    reader.read(StateStores.changelog(present, store), partition, each);
  }

  /// One share of the people.
  private final class Round {
    private final int number;
    private final int rounds;
    private final HeardNews news;
    private final Map<String, byte[]> dossiers = new TreeMap<>();
    private final Map<String, SeenCauses> seen = new HashMap<>();
    private final Map<String, List<Deadline>> pending = new HashMap<>();

    /// What an earlier release left beside the records.
    private final Map<String, Map<String, Deadline>> former = new HashMap<>();

    private final Map<String, List<ConsumerRecord<String, byte[]>>> told = new HashMap<>();
    private final Map<String, List<ConsumerRecord<String, byte[]>>> mailed = new HashMap<>();

    private Round(int number, int rounds, HeardNews news) {
      this.number = number;
      this.rounds = rounds;
      this.news = news;
    }

    private void run(List<Said.Paged> pages, Consumer<Computed> taker, LongConsumer progress) {
      reader.read(
          Topics.DOSSIERS.name(),
          partition,
          record -> {
            if (isHere(record.key())) {
              put(dossiers, record.key(), record.value());
            }
          });
      changelog(StateStores.DOSSIERS, this::know);
      changelog(StateStores.DEADLINES, this::await);
      gather(Topics.PEOPLE.name(), told, progress);
      gather(Topics.MAIL.name(), mailed, progress);
      dossiers.forEach((person, bytes) -> {
        SeenCauses causes = seen.getOrDefault(person, SeenCauses.NONE.withApart());
        Collection<Deadline> waiting = waiting(person);
        Dossier live;
        try {
          live = Topics.DOSSIERS.decode(bytes);
        } catch (Json.Unreadable e) {
          taker.accept(new Computed.AsItIs(partition, person, bytes, causes, waiting));
          return;
        }
        Outcome outcome = replayed(person, live, waiting, pages);
        taker.accept(new Computed.Anew(partition, live, outcome, causes));
      });
    }

    private Outcome replayed(
        String person, Dossier live, Collection<Deadline> waiting, List<Said.Paged> pages) {
      List<Said> heard = new ArrayList<>();
      for (Said.Paged paged : pages) {
        if (news.hasHeard(person, paged.event())) {
          heard.add(paged);
        }
      }
      return PersonReplay.of(
          rules,
          live,
          waiting,
          List.of(
              said(Topics.PEOPLE, told, person, live, Said.Told::new),
              said(Topics.MAIL, mailed, person, live, Said.Mailed::new),
              heard),
          until);
    }

    private <V> List<Said> said(
        Topic<V> topic,
        Map<String, List<ConsumerRecord<String, byte[]>>> all,
        String person,
        Dossier live,
        BiFunction<V, Instant, Said> made) {
      List<Said> said = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> record : taken(all, person, topic.name(), live)) {
        try {
          Instant written = Instant.ofEpochMilli(record.timestamp());
          said.add(made.apply(topic.decode(record.value()), written));
        } catch (Json.Unreadable e) {
          unreadable++;
        }
      }
      return said;
    }

    /// What the dossier says that it has taken; the rest is yet to come.
    private static List<ConsumerRecord<String, byte[]>> taken(
        Map<String, List<ConsumerRecord<String, byte[]>>> all,
        String person,
        String topic,
        Dossier live) {
      long last = live.applied().getOrDefault(topic, -1L);
      return all.getOrDefault(person, List.of()).stream()
          .filter(record -> record.offset() <= last)
          .toList();
    }

    private void know(ConsumerRecord<String, byte[]> record) {
      String person = record.key();
      if (isHere(person)) {
        StoredDossier stored =
            record.value() == null ? null : StoredDossier.of(person, record.value());
        PendingDeadlines awaited = stored == null ? null : stored.pending();
        put(seen, person, stored == null ? null : stored.seen());
        put(pending, person, awaited == null ? null : awaited.all());
      }
    }

    private Collection<Deadline> waiting(String person) {
      List<Deadline> all = new ArrayList<>(pending.getOrDefault(person, List.of()));
      all.addAll(former.getOrDefault(person, Map.of()).values());
      return all;
    }

    private void await(ConsumerRecord<String, byte[]> record) {
      Deadline deadline = Deadline.of(record.key());
      String person = deadline.person().value();
      if (isHere(person)) {
        put(
            former.computeIfAbsent(person, _ -> new TreeMap<>()),
            record.key(),
            record.value() == null ? null : deadline);
      }
    }

    private void gather(
        String topic,
        Map<String, List<ConsumerRecord<String, byte[]>>> into,
        LongConsumer progress) {
      reader.read(
          topic,
          partition,
          record -> {
            progress.accept(1);
            String person = person(record.key());
            if (record.value() != null && dossiers.containsKey(person)) {
              into.computeIfAbsent(person, _ -> new ArrayList<>()).add(record);
            }
          });
    }

    private boolean isHere(String person) {
      return Math.floorMod(person.hashCode(), rounds) == number;
    }

    private static String person(@Nullable String key) {
      if (key == null) {
        return "";
      }
      int slash = key.indexOf('/');
      return slash < 0 ? key : key.substring(0, slash);
    }
  }
}
