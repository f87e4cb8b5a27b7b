package objector.webui.server;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Between the event loops and the virtual threads on which pages answer. What comes once the
/// server closes is dropped: nobody is left who would hear the answer.
final class Workers implements Executor, AutoCloseable {
  /// For what is being answered when the server closes.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closed;

  /// On a virtual thread, where it may block.
  @Override
  public void execute(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      onlyWhenClosed(e);
    }
  }

  /// On the event loop of that connection.
  void back(Context loop, Runnable then) {
    back(task -> loop.runOnContext(nothing -> task.run()), then);
  }

  void back(Executor loop, Runnable then) {
    try {
      loop.execute(then);
    } catch (RejectedExecutionException e) {
      onlyWhenClosed(e);
    }
  }

  private void onlyWhenClosed(RejectedExecutionException e) {
    if (!closed) {
      throw e;
    }
  }

  /// Lets what is being answered come to its end.
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    try {
      if (threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
