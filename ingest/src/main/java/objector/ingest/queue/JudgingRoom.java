package objector.ingest.queue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// For how many mails, and of how many bytes, there is room while they are judged. One always fits
/// where nothing is.
final class JudgingRoom {
  private final int most;
  private final long bytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private int mails;
  private long held;

  JudgingRoom(int most, long bytes) {
    this.most = most;
    this.bytes = bytes;
  }

  /// Waits a while for room.
  ///
  /// @return false when there is none yet
  boolean enter(int size, long millis) throws InterruptedException {
    lock.lock();
    try {
      long wait = TimeUnit.MILLISECONDS.toNanos(millis);
      while (mails > 0 && (mails >= most || held + size > bytes)) {
        if (wait <= 0) {
          return false;
        }
        wait = left.awaitNanos(wait);
      }
      mails++;
      held += size;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave(int size) {
    lock.lock();
    try {
      mails--;
      held -= size;
      left.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is left.
  ///
  /// @return false when it took too long
  boolean isEmptyWithin(long millis) throws InterruptedException {
    lock.lock();
    try {
      long wait = TimeUnit.MILLISECONDS.toNanos(millis);
      while (mails > 0) {
        if (wait <= 0) {
          return false;
        }
        wait = left.awaitNanos(wait);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
