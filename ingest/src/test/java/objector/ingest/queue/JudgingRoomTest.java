package objector.ingest.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgingRoomTest {
  @Test
  void thereIsRoomForSoManyMails() throws Exception {
    JudgingRoom room = new JudgingRoom(2, 1_000);
    assertThat(room.enter(1, 0)).isTrue();
    assertThat(room.enter(1, 0)).isTrue();

    assertThat(room.enter(1, 0)).isFalse();

    room.leave(1);
    assertThat(room.enter(1, 0)).isTrue();
  }

  @Test
  void thereIsRoomForSoManyBytes() throws Exception {
    JudgingRoom room = new JudgingRoom(10, 1_000);
    assertThat(room.enter(600, 0)).isTrue();

    assertThat(room.enter(600, 0)).isFalse();
    assertThat(room.enter(400, 0)).isTrue();
  }

  @Test
  void aMailLargerThanAllFitsWhereNothingElseIs() throws Exception {
    JudgingRoom room = new JudgingRoom(10, 1_000);

    assertThat(room.enter(5_000, 0)).isTrue();

    assertThat(room.enter(1, 0)).isFalse();
    assertThat(room.isEmptyWithin(0)).isFalse();
    room.leave(5_000);
    assertThat(room.isEmptyWithin(0)).isTrue();
  }

  @Test
  void whoWaitsGoesOnWhenThereIsRoom() throws Exception {
    JudgingRoom room = new JudgingRoom(1, 1_000);
    assertThat(room.enter(1, 0)).isTrue();
    Thread leaves = Thread.ofVirtual().start(() -> room.leave(1));

    assertThat(room.enter(1, 10_000)).isTrue();

    leaves.join();
  }
}
