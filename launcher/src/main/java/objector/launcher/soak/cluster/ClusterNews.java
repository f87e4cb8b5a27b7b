package objector.launcher.soak.cluster;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjIntConsumer;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.kafka.KafkaAccess;
import objector.launcher.soak.cluster.NewsHearing.How;
import objector.launcher.soak.stand.SoakTopics;
import org.jspecify.annotations.Nullable;

/// The editions of a page that come out while processes are killed: each is to be recorded once,
/// and everybody who was there is to hear of it.
public final class ClusterNews {
  /// Between two editions, at least.
  private static final int PAUSE_SECONDS = 30;

  /// A dossier keeps forty facts of an account, three of which are none of ours: of more editions
  /// the first would be forgotten before they are looked for.
  private static final int MOST_EDITIONS = 35;

  private final KafkaAccess kafka;
  private final ClusterPage page;
  private final int pauseSeconds;
  private int editions;

  /// @param seconds how long they come out
  ClusterNews(KafkaAccess kafka, ClusterPage page, int seconds) {
    this.kafka = kafka;
    this.page = page;
    this.pauseSeconds = Math.max(PAUSE_SECONDS, Math.ceilDiv(seconds, MOST_EDITIONS));
  }

  /// What became of them: of each edition and everybody who was there, how they heard of it.
  ///
  /// @param again further times that one was recorded, or something that never came out was
  /// @param alone by an alert of its own
  /// @param inDigest in a digest that was made
  /// @param waiting in a digest that is due after the run
  /// @param unheard neither
  public record Found(int editions, int again, int alone, int inDigest, int waiting, int unheard) {}

  /// Returns when the page was seen as it is at first.
  void awaitFirst() throws InterruptedException, TimeoutException {
    ClusterState.await("the page's first look", () -> !versions().isEmpty());
  }

  /// One after the other, each once the one before is recorded; also the last.
  void comeOutUntil(AtomicBoolean over) {
    try {
      while (!over.get()) {
        pause(over);
        page.comesOut(++editions);
        ClusterState.await("edition " + editions, () -> recorded(editions) != null);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(AtomicBoolean over) throws InterruptedException {
    for (int second = 0; second < pauseSeconds && !over.get(); second++) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /// Whether everybody who was there hears of the last one, as far as anybody was.
  boolean isLastHeard(Map<PersonId, Instant> people) {
    VersionRecorded last = editions == 0 ? null : recorded(editions);
    return last == null || !byHow(last, people, hearing()).containsKey(How.NOT);
  }

  /// @param people since when each of them is there
  /// @param unheard is told of each who does not hear of an edition
  Found find(Map<PersonId, Instant> people, ObjIntConsumer<PersonId> unheard) {
    NewsHearing all = hearing();
    Map<How, Integer> times = new EnumMap<>(How.class);
    for (int number = 1; number <= editions; number++) {
      VersionRecorded version = recorded(number);
      Map<How, Set<PersonId>> heard =
          version == null ? Map.of(How.NOT, people.keySet()) : byHow(version, people, all);
      heard.forEach((how, who) -> times.merge(how, who.size(), Integer::sum));
      for (PersonId person : heard.getOrDefault(How.NOT, Set.of())) {
        unheard.accept(person, number);
      }
    }
    int news = (int) versions().stream().filter(version -> !version.first()).count();
    return new Found(
        editions,
        news - editions,
        times.getOrDefault(How.ALONE, 0),
        times.getOrDefault(How.IN_DIGEST, 0),
        times.getOrDefault(How.WAITING, 0),
        times.getOrDefault(How.NOT, 0));
  }

  private static Map<How, Set<PersonId>> byHow(
      VersionRecorded version, Map<PersonId, Instant> people, NewsHearing all) {
    Instant now = Instant.now();
    Map<How, Set<PersonId>> heard = new EnumMap<>(How.class);
    people.forEach((person, since) -> {
      if (since.isBefore(version.at())) {
        How how = all.how(person, version, now);
        heard.computeIfAbsent(how, _ -> new HashSet<>()).add(person);
      }
    });
    return heard;
  }

  private @Nullable VersionRecorded recorded(int edition) {
    String sentence = ClusterPage.sentence(edition);
    return versions().stream()
        .filter(version -> version.added().stream().anyMatch(added -> added.contains(sentence)))
        .findFirst()
        .orElse(null);
  }

  private List<VersionRecorded> versions() {
    Map<EventId, VersionRecorded> all = new HashMap<>();
    SoakTopics.each(
        kafka,
        Topics.PAGES,
        (key, value) -> {
          if (Topics.PAGES.decode(value) instanceof VersionRecorded version
              && version.page().equals(ClusterPage.ID)) {
            all.put(version.id(), version);
          }
        });
    return List.copyOf(all.values());
  }

  private NewsHearing hearing() {
    NewsHearing all = new NewsHearing(ClusterPage.ID);
    SoakTopics.each(kafka, Topics.ALERTS, (key, value) -> all.alert(Topics.ALERTS.decode(value)));
    // Of each many were written, and the last counts: the others need not be read.
    Map<String, byte[]> dossiers = new HashMap<>();
    SoakTopics.each(kafka, Topics.DOSSIERS, dossiers::put);
    dossiers.values().forEach(last -> all.dossier(Topics.DOSSIERS.decode(last)));
    return all;
  }
}
