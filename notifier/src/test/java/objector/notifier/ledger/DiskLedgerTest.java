package objector.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.Channel;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.LedgerStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskLedgerTest {
  private static final Instant AT = Instant.parse("2026-08-01T08:00:00.123456Z");
  private static final PersonId ANNA = new PersonId("a".repeat(26));

  @Test
  void theNewestEntryCounts(@TempDir Path folder) {
    try (DiskLedger disk = DiskLedger.open(folder)) {
      LedgerStore store = disk.partition(Lane.NEWS, 3);
      store.put(entry(1, State.SENDING));
      store.put(entry(1, State.SENT));
      store.put(entry(2, State.SENT));
      store.remove(entry(2, State.SENT).alert());

      assertThat(store.get(entry(1, State.SENT).alert())).isEqualTo(entry(1, State.SENT));
      assertThat(store.get(entry(2, State.SENT).alert())).isNull();
      assertThat(store.get(entry(3, State.SENT).alert())).isNull();
    }
  }

  @Test
  void lanesAndPartitionsDoNotSeeEachOther(@TempDir Path folder) {
    try (DiskLedger disk = DiskLedger.open(folder)) {
      LedgerStore store = disk.partition(Lane.NEWS, 255);
      store.put(entry(1, State.SENT));

      // Taking another over clears it, and it only.
      assertThat(disk.partition(Lane.NEWS, 256).get(entry(1, State.SENT).alert())).isNull();
      assertThat(disk.partition(Lane.ACCOUNTS, 255).get(entry(1, State.SENT).alert())).isNull();
      assertThat(store.get(entry(1, State.SENT).alert())).isNotNull();
      assertThat(disk.partition(Lane.NEWS, 255).get(entry(1, State.SENT).alert())).isNull();
    }
  }

  @Test
  void anotherProcessBeginsAnew(@TempDir Path folder) {
    try (DiskLedger disk = DiskLedger.open(folder)) {
      disk.partition(Lane.LINKS, 0).put(entry(1, State.SENT));
    }

    try (DiskLedger disk = DiskLedger.open(folder)) {
      assertThat(disk.partition(Lane.LINKS, 0).get(entry(1, State.SENT).alert())).isNull();
    }
  }

  @Test
  void allThatIsOldIsFoundAFewAtATime(@TempDir Path folder) {
    Instant later = AT.plus(Duration.ofDays(91));
    try (DiskLedger disk = DiskLedger.open(folder)) {
      LedgerStore store = disk.partition(Lane.NEWS, 0);
      LedgerStore others = disk.partition(Lane.NEWS, 1);
      for (int i = 0; i < 12_000; i++) {
        store.put(entry(i, i % 100 == 0 ? State.SENT : State.DEFERRED));
        others.put(entry(i, State.SENT));
      }

      Set<AlertId> found = new HashSet<>();
      for (int i = 0; i < 30; i++) {
        store
            .forgettable(later, 10)
            .forEach(entry -> {
              found.add(entry.alert());
              store.remove(entry.alert());
            });
      }

      assertThat(found).hasSize(120);
      assertThat(store.forgettable(AT.plus(Duration.ofDays(89)), 10)).isEmpty();
    }
  }

  private static Delivery entry(int number, State state) {
    return new Delivery(
        AlertId.of("sample", number),
        ANNA,
        Channel.MAIL,
        state,
        AT,
        1,
        "<" + number + "@objector.example>",
        null);
  }
}
