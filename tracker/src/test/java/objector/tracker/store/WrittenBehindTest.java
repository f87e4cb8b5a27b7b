package objector.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rocksdb.RocksDBException;

@Timeout(60)
final class WrittenBehindTest {
  private final WrittenBehind behind = new WrittenBehind();

  @Test
  void doesOneStepAfterTheOtherElsewhere() throws RocksDBException {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

    for (int i = 0; i < 100; i++) {
      int step = i;
      behind.then(() -> {
        done.add(step);
        threads.add(Thread.currentThread());
      });
    }
    behind.await();

    assertThat(done).isEqualTo(IntStream.range(0, 100).boxed().toList());
    assertThat(threads).doesNotContain(Thread.currentThread());
  }

  @Test
  void whoeverComesAfterAFailureHearsOfItAndNothingMoreIsDone() throws RocksDBException {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    behind.then(() -> {
      throw new RocksDBException("full");
    });

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> behind.then(() -> done.add("behind a hole")))
          .isInstanceOf(RocksDBException.class)
          .hasMessage("full");
      assertThatThrownBy(behind::await).isInstanceOf(RocksDBException.class).hasMessage("full");
    }

    assertThat(done).isEmpty();
  }

  @Test
  void waitsToTheEndForWhoeverIsInterruptedAndTellsItAfterwards() throws RocksDBException {
    CountDownLatch waits = new CountDownLatch(1);
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    behind.then(() -> {
      try {
        waits.await(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      done.add("written");
    });

    Thread.currentThread().interrupt();
    behind.await();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).containsExactly("written");
  }
}
