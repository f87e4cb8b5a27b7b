package objector.launcher.soak.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.events.Topics;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.kafka.KafkaAccess;
import objector.launcher.soak.stand.SoakTopics;
import org.jspecify.annotations.Nullable;

/// The editions of a page that come out while processes are killed: each is to be recorded once,
/// and everybody who was there is to hear of it.
public final class ClusterNews {
  /// Between two editions.
  private static final int PAUSE_SECONDS = 30;

  private final KafkaAccess kafka;
  private final ClusterPage page;
  private int editions;

  ClusterNews(KafkaAccess kafka, ClusterPage page) {
    this.kafka = kafka;
    this.page = page;
  }

  /// What became of them.
  ///
  /// @param again further times that one was recorded, or something that never came out was
  /// @param unheard how often somebody who was there did not hear of one
  public record Found(int editions, int again, int unheard) {}

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

  private static void pause(AtomicBoolean over) throws InterruptedException {
    for (int second = 0; second < PAUSE_SECONDS && !over.get(); second++) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /// Whether everybody who was there has heard of the last one, as far as anybody was.
  boolean isLastHeard(Map<PersonId, Instant> people) {
    VersionRecorded last = editions == 0 ? null : recorded(editions);
    return last == null || unheard(last, people, heard()) == 0;
  }

  /// @param people since when each of them was known to the tracker
  Found find(Map<PersonId, Instant> people) {
    Map<EventId, Set<PersonId>> heard = heard();
    int unheard = 0;
    for (int number = 1; number <= editions; number++) {
      VersionRecorded version = recorded(number);
      unheard += version == null ? people.size() : unheard(version, people, heard);
    }
    int news = (int) versions().stream().filter(version -> !version.first()).count();
    return new Found(editions, news - editions, unheard);
  }

  private static int unheard(
      VersionRecorded version, Map<PersonId, Instant> people, Map<EventId, Set<PersonId>> heard) {
    Set<PersonId> told = heard.getOrDefault(version.id(), Set.of());
    return (int)
        people.entrySet().stream()
            .filter(person -> person.getValue().isBefore(version.at()))
            .filter(person -> !told.contains(person.getKey()))
            .count();
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

  /// Whom an alert of each version was made for.
  private Map<EventId, Set<PersonId>> heard() {
    Map<EventId, Set<PersonId>> all = new HashMap<>();
    SoakTopics.each(
        kafka,
        Topics.ALERTS,
        (key, value) -> {
          var alert = Topics.ALERTS.decode(value);
          VersionRecorded change =
              switch (alert.matter()) {
                case Matter.PolicyChanged policy -> policy.change();
                case Matter.RecheckAdvised recheck -> recheck.change();
                default -> null;
              };
          if (change != null) {
            all.computeIfAbsent(change.id(), _ -> new HashSet<>()).add(alert.person());
          }
        });
    return all;
  }
}
