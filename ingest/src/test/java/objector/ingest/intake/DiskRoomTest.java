package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import objector.service.Health;
import objector.service.NoRoom;
import org.junit.jupiter.api.Test;

class DiskRoomTest {
  private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");

  private Instant now = BEGIN;
  private long free = 1_000;
  private boolean broken;
  private final DiskRoom room =
      new DiskRoom(
          () -> {
            if (broken) {
              throw new IOException("no such disk");
            }
            return free;
          },
          600,
          () -> now);

  @Test
  void takesWhatComesWhileTheReserveIsFree() {
    free = 600;

    assertThatCode(room::require).doesNotThrowAnyException();
    assertThat(room.health()).isEqualTo(Health.up("disk"));
  }

  @Test
  void turnsAwayWhatWouldUseTheReserveAndSaysSo() {
    free = 599;

    assertThatThrownBy(room::require).isInstanceOf(NoRoom.class);
    assertThat(room.health().toString()).contains("mail waits with its senders");
  }

  @Test
  void takesAgainWithinSecondsOfThereBeingRoom() {
    free = 0;
    assertThatThrownBy(room::require).isInstanceOf(NoRoom.class);
    free = 1_000;
    now = BEGIN.plusSeconds(2);

    assertThatCode(room::require).doesNotThrowAnyException();
  }

  @Test
  void aDiskThatCannotBeAskedIsNotBelievedToBeFull() {
    broken = true;

    assertThatCode(room::require).doesNotThrowAnyException();
  }

  @Test
  void whereKafkaHasItsOwnMachineNothingIsTurnedAway() {
    assertThatCode(DiskRoom.elsewhere()::require).doesNotThrowAnyException();
  }
}
