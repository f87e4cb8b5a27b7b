package objector.webui.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.webui.Invented;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadModelTest {
  private static final String PAGE = "meta-privacy-policy-en";

  @Test
  void theNewestDossierIsRead(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.DOSSIERS, Invented.anna());

      assertThat(filled.readModel().dossier(Invented.ANNA)).contains(Invented.anna());
    }
  }

  @Test
  void aDossierIsReadOnceUntilItsBytesChange(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      ReadModel model = filled.readModel();
      filled.put(Topics.DOSSIERS, Invented.anna());
      Dossier first = model.dossier(Invented.ANNA).orElseThrow();
      Dossier again = model.dossier(Invented.ANNA).orElseThrow();

      filled.put(Topics.DOSSIERS, Invented.signedOutEverywhere(Invented.anna()));

      assertThat(again).isSameAs(first);
      assertThat(model.dossier(Invented.ANNA))
          .contains(Invented.signedOutEverywhere(Invented.anna()));
    }
  }

  @Test
  void anErasedDossierIsGone(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.DOSSIERS, Invented.anna());
      assertThat(filled.readModel().dossier(Invented.ANNA)).isPresent();

      filled.remove(Topics.DOSSIERS, Invented.ANNA.value());

      assertThat(filled.readModel().dossier(Invented.ANNA)).isEmpty();
    }
  }

  @Test
  void anUnreadableRecordIsPassedOverAndCounted(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.DOSSIERS, Invented.anna());

      filled.raw(
          Topics.DOSSIERS.name(),
          Invented.ANNA.value(),
          "nonsense".getBytes(StandardCharsets.UTF_8));

      assertThat(filled.readModel().skipped()).isEqualTo(1);
      assertThat(filled.readModel().dossier(Invented.ANNA)).contains(Invented.anna());
    }
  }

  @Test
  void anAddressLeadsToItsOwner(@TempDir Path folder) {
    LoginHash login = new LoginHash("cd".repeat(32));
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(
          Topics.LOGINS,
          new Claim(Claim.Kind.LOGIN, login.value(), Invented.BEN, EventId.random()));

      assertThat(filled.readModel().owner(login)).contains(Invented.BEN);
    }
  }

  @Test
  void aPagesHistoryKeepsItsOrder(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.PAGES, Invented.version(PAGE, "2026-02-10", true));
      filled.readModel().history(new PageId(PAGE));

      filled.put(Topics.PAGES, Invented.version(PAGE, "2026-07-23", false));

      assertThat(filled.readModel().history(new PageId(PAGE)))
          .containsExactly(
              Invented.version(PAGE, "2026-02-10", true),
              Invented.version(PAGE, "2026-07-23", false));
    }
  }

  @Test
  void oldEventsGiveWayToNewOnes(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      for (int i = 0; i < 405; i++) {
        filled.put(Topics.PAGES, Invented.version(PAGE, "2026-07-23", false));
      }

      assertThat(filled.readModel().history(new PageId(PAGE))).hasSize(400);
    }
  }

  /// A past that is imported arrives last, and is what gives way.
  @Test
  void theOldestByDateGiveWayWheneverTheyCame(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      for (int i = 0; i < 400; i++) {
        filled.put(
            Topics.PAGES,
            Invented.version(PAGE, LocalDate.of(2025, 1, 1).plusDays(i).toString(), false));
      }

      filled.put(Topics.PAGES, Invented.version(PAGE, "2019-04-05", false));
      filled.put(Topics.PAGES, Invented.version(PAGE, "2026-07-23", false));

      assertThat(filled.readModel().history(new PageId(PAGE)))
          .hasSize(400)
          .startsWith(Invented.version(PAGE, "2025-01-02", false))
          .endsWith(Invented.version(PAGE, "2026-07-23", false));
    }
  }

  /// Visitors read a page's history while it changes: whoever comes after a change must see it.
  @Test
  void aVisitDuringAChangeKeepsNoOldHistory(@TempDir Path folder) throws Exception {
    PageId page = new PageId(PAGE);
    try (FilledReadModel filled = new FilledReadModel(folder);
        ExecutorService visitors = Executors.newFixedThreadPool(3)) {
      AtomicBoolean over = new AtomicBoolean();
      List<Future<?>> visits = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        visits.add(
            visitors.submit(() -> {
              while (!over.get()) {
                filled.readModel().history(page);
              }
            }));
      }
      int stale = 0;
      for (int change = 1; change <= 200; change++) {
        filled.put(Topics.PAGES, Invented.version(PAGE, "2026-07-23", false));
        if (filled.readModel().history(page).size() != change) {
          stale++;
        }
      }
      over.set(true);
      for (Future<?> visit : visits) {
        visit.get(10, TimeUnit.SECONDS);
      }

      assertThat(stale).as("visits that were shown an old history").isZero();
      assertThat(filled.readModel().history(page)).hasSize(200);
    }
  }

  /// The reader of Kafka is slow to the point of a visit in between: the visit began before the
  /// change, and ends after it.
  @Test
  void aVisitThatOverlapsAChangeIsNotRemembered(@TempDir Path folder) {
    PageId page = new PageId(PAGE);
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.PAGES, Invented.version(PAGE, "2026-02-10", true));
      filled.onceAfterReading(
          () -> filled.put(Topics.PAGES, Invented.version(PAGE, "2026-07-23", false)));

      assertThat(filled.readModel().history(page)).hasSize(1);
      assertThat(filled.readModel().history(page)).hasSize(2);
    }
  }

  @Test
  void nobodyIsToldDuringARestore(@TempDir Path folder) {
    List<String> told = new ArrayList<>();
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.readModel().live(false);
      filled.readModel().listen(Invented.ANNA, _ -> told.add("changed"));

      filled.put(Topics.DOSSIERS, Invented.anna());
      assertThat(told).isEmpty();

      filled.readModel().live(true);
      assertThat(told).hasSize(1);
    }
  }

  @Test
  void whoStopsListeningHearsNoMore(@TempDir Path folder) {
    List<String> told = new ArrayList<>();
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      ReadModel.Listening listening =
          filled.readModel().listen(Invented.ANNA, _ -> told.add("changed"));
      filled.put(Topics.DOSSIERS, Invented.anna());

      listening.close();
      filled.put(Topics.DOSSIERS, Invented.anna());

      assertThat(told).hasSize(1);
    }
  }

  @Test
  void awaitingEndsWhenTheWishIsNotMet(@TempDir Path folder) throws InterruptedException {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.DOSSIERS, Invented.anna());

      assertThat(
              filled.readModel().await(Invented.ANNA, d -> d.epoch() == 1, Duration.ofMillis(20)))
          .isEmpty();
    }
  }
}
