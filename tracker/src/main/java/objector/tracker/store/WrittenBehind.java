package objector.tracker.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/// What is written for one store on another thread, one step after the other, while whoever asked
/// for it goes on: reads what comes next. All stores share that thread, which ends soon after the
/// last step.
final class WrittenBehind {
  private static final long IDLE_SECONDS = 2;
  private static final ThreadPoolExecutor WRITER = writer();

  private volatile @Nullable Future<?> last;

  /// What is done for a store.
  interface Step {
    void run() throws RocksDBException;
  }

  private static ThreadPoolExecutor writer() {
    ThreadPoolExecutor writer =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("store-writer").factory());
    writer.allowCoreThreadTimeOut(true);
    return writer;
  }

  /// Once the step before is done. So no store keeps more than one waiting.
  ///
  /// @throws RocksDBException when the step before failed
  void then(Step step) throws RocksDBException {
    await();
    last =
        WRITER.submit(() -> {
          step.run();
          return null;
        });
  }

  /// Until nothing is under way, also for whoever is interrupted: the step is done in any case.
  ///
  /// @throws RocksDBException when the last step failed
  void await() throws RocksDBException {
    Future<?> step = last;
    if (step == null) {
      return;
    }
    boolean interrupted = false;
    try {
      while (last != null) {
        try {
          step.get();
          last = null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw failed(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// It stays, so that whoever comes next hears of it, too: what is behind a hole counts no more.
  private static RocksDBException failed(@Nullable Throwable cause) {
    if (cause instanceof RocksDBException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    throw new IllegalStateException("a step throws nothing else", cause);
  }
}
