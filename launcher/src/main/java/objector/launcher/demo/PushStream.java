package objector.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// An open page: the pieces that the server pushes, each with the moment at which it came.
public final class PushStream implements AutoCloseable {
  private final InputStream stream;
  private final BlockingQueue<Pushed> pushed = new LinkedBlockingQueue<>();

  public PushStream(InputStream stream) {
    this.stream = stream;
    Thread.ofVirtual().name("live").start(this::read);
  }

  /// A line of the stream.
  public record Pushed(long nanos, String html) {}

  /// The first push that fits.
  public Optional<Pushed> await(Predicate<String> wanted, long seconds)
      throws InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < giveUp) {
      Pushed next = pushed.poll(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next != null && wanted.test(next.html())) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("data:")) {
          pushed.add(new Pushed(System.nanoTime(), line));
        }
      }
    } catch (IOException e) {
      // The stream ends when the page is closed or the server stops: who waits for a push gets
      // none.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
