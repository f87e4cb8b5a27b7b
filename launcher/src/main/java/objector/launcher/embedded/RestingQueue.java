package objector.launcher.embedded;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The same queue, but who waits for what comes waits long: what comes ends the wait. Only what
/// Kafka's queue of requests is asked for goes on to the other; so that one may take the other's
/// place while it is used, and nothing is lost that still comes to the other.
final class RestingQueue<T> extends ArrayBlockingQueue<T> {
  private static final long serialVersionUID = 1L;
  private static final long REST_SECONDS = 30;

  private final transient ArrayBlockingQueue<T> same;

  RestingQueue(ArrayBlockingQueue<T> same) {
    super(1);
    this.same = same;
  }

  @Override
  public T poll(long timeout, TimeUnit unit) throws InterruptedException {
    return same.poll(REST_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public T poll() {
    return same.poll();
  }

  @Override
  public T take() throws InterruptedException {
    return same.take();
  }

  @Override
  public void put(T one) throws InterruptedException {
    same.put(one);
  }

  @Override
  public boolean offer(T one) {
    return same.offer(one);
  }

  @Override
  public int size() {
    return same.size();
  }

  @Override
  public void clear() {
    same.clear();
  }
}
