package objector.endtoend.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert.Matter;
import objector.events.id.PersonId;
import objector.events.page.PageTopic;
import objector.events.person.Dossier;
import objector.events.person.Objection.Recheck;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.launcher.soak.stand.InventedEvents;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;
import objector.tracker.rebuild.Rebuild;
import objector.tracker.rebuild.RebuildListener;
import objector.tracker.rebuild.Rebuilt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who joined before a page's change, and reaches the tracker when the others have heard: also over
/// a restart that has lost its stores, and in a generation that was computed anew.
final class LateArrivalIT {
  private static final String NAME = TrackerConfig.DEFAULT_APPLICATION_ID;

  private final Instant change = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Path data;
  private TrackerStand stand;

  LateArrivalIT(@TempDir Path data) {
    this.data = data;
  }

  @BeforeEach
  void begin() throws Exception {
    stand = new TrackerStand(data);
  }

  @AfterEach
  void end() {
    stand.close();
  }

  @Test
  void theyAreToldAndComeOutAnewAsTheyAre() throws Exception {
    try (Tracker _ = tracker("one")) {
      PersonId early = joins();
      TrackerStand.await("the early one is there", () -> stand.dossiers().size() == 1);
      stand.send(
          Topics.PAGES, InventedEvents.changed(change, PageTopic.AI_TRAINING), Instant.now());
      stand.flush();
      TrackerStand.await("the early one has heard", () -> told(early) == 1);
    }

    PersonId late;
    try (Tracker _ = tracker("two")) {
      late = joins();
      TrackerStand.await("the late one has heard", () -> told(late) == 1 && isToLook(late));
    }
    assertThat(rebuild().compare().changed()).isZero();

    Rebuilt rebuilt = rebuild().run();
    assertThat(List.of(rebuilt.people(), rebuilt.changed())).containsExactly(2L, 0L);
    try (Tracker _ = tracker("three")) {
      PersonId later = joins();
      TrackerStand.await("the last one has heard", () -> told(later) == 1 && isToLook(later));
      assertThat(told(late)).isOne();
    }
    assertThat(rebuild().compare().changed()).isZero();
  }

  private Tracker tracker(String instance) {
    return stand.tracker(NAME, instance, Clock.systemUTC());
  }

  /// By what their events name and by when they were written: a second before the change.
  private PersonId joins() throws Exception {
    Instant before = change.minusSeconds(1);
    Joined joined = InventedEvents.joined(PersonId.random(), before);
    AccountAdded account = InventedEvents.account(joined.person(), before);
    stand.send(Topics.PEOPLE, joined, before);
    stand.send(Topics.PEOPLE, InventedEvents.used(joined, before), before);
    stand.send(Topics.PEOPLE, account, before);
    stand.send(Topics.PEOPLE, InventedEvents.filed(account, before), before);
    stand.flush();
    return joined.person();
  }

  private long told(PersonId person) {
    return stand.records(Topics.ALERTS).stream()
        .map(record -> Topics.ALERTS.decode(record.value()))
        .filter(alert -> alert.person().equals(person))
        .filter(alert ->
            alert.matter() instanceof Matter.PolicyChanged
                || alert.matter() instanceof Matter.RecheckAdvised)
        .count();
  }

  private boolean isToLook(PersonId person) {
    Dossier dossier = stand.dossiers().get(person.value());
    return dossier != null
        && dossier.accounts().stream().anyMatch(one -> one.standing() instanceof Recheck);
  }

  private Rebuild rebuild() {
    return new Rebuild(
        stand.access(),
        NAME,
        TrackerStand.PARTITIONS,
        1,
        Clock.systemUTC(),
        new RebuildListener() {
          @Override
          public void at(String step, int percent) {}

          @Override
          public void changed(PersonId person, List<Moved> accounts) {}
        });
  }
}
