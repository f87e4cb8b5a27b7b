package objector.launcher.embedded;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/// The same condition, but who waits for some time waits long: a signal ends the wait, whichever of
/// the two it is given to.
// Whoever waits looks again by itself.
@SuppressWarnings("WaitNotInLoop")
record RestingCondition(Condition same) implements Condition {
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(30);

  @Override
  public long awaitNanos(long nanos) throws InterruptedException {
    return same.awaitNanos(REST_NANOS);
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return same.await(REST_NANOS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void await() throws InterruptedException {
    same.await();
  }

  @Override
  public void awaitUninterruptibly() {
    same.awaitUninterruptibly();
  }

  @Override
  public boolean awaitUntil(Date deadline) throws InterruptedException {
    return same.awaitUntil(deadline);
  }

  @Override
  public void signal() {
    same.signal();
  }

  @Override
  public void signalAll() {
    same.signalAll();
  }
}
