package objector.launcher.soak.stand;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import objector.launcher.outside.RawSmtpSender;
import org.jspecify.annotations.Nullable;

/// Sessions that bring mails, each again and again until it is answered 250, as a mail server does.
public final class SoakSenders implements AutoCloseable {
  private final IntSupplier port;
  private final List<String> recipients;
  private final IntFunction<byte[]> mails;
  private final int number;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile int most;
  private volatile @Nullable String refusal;

  public SoakSenders(
      IntSupplier port, List<String> recipients, IntFunction<byte[]> mails, int number) {
    this.port = port;
    this.recipients = recipients;
    this.mails = mails;
    this.number = number;
  }

  public void start(int sessions) {
    for (int i = 0; i < sessions; i++) {
      threads.execute(this::session);
    }
    threads.shutdown();
  }

  /// From now on, no more than so many are brought: what is killed is killed among mails.
  public void upTo(int mails) {
    most = mails;
  }

  public int answered() {
    return answered.get();
  }

  /// How often a mail was brought once more, as its answer was none, or "later".
  public int again() {
    return again.get();
  }

  /// Whether all were answered in time.
  ///
  /// @throws IOException when one was refused for good
  public boolean awaitAnswered(int count, long seconds) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (answered.get() < count && System.nanoTime() < giveUp) {
      String refused = refusal;
      if (refused != null) {
        throw new IOException("a mail was refused: " + refused);
      }
      Thread.sleep(2);
    }
    return answered.get() >= count;
  }

  private void session() {
    RawSmtpSender sender = null;
    for (int mail = next.getAndIncrement(); mail < number; mail = next.getAndIncrement()) {
      while (mail >= most) {
        if (!pause()) {
          return;
        }
      }
      byte[] raw = mails.apply(mail);
      String recipient = recipients.get(mail % recipients.size());
      while (refusal == null) {
        try {
          if (sender == null) {
            sender = new RawSmtpSender(port.getAsInt());
          }
          String answer = sender.send(recipient, raw);
          if (answer.startsWith("250")) {
            answered.incrementAndGet();
            break;
          }
          if (answer.startsWith("5")) {
            refusal = answer;
          }
        } catch (IOException e) {
          sender = closed(sender);
        }
        again.incrementAndGet();
        if (!pause()) {
          return;
        }
      }
    }
    closed(sender);
  }

  private static @Nullable RawSmtpSender closed(@Nullable RawSmtpSender sender) {
    if (sender != null) {
      try {
        sender.close();
      } catch (IOException e) {
        // It is gone in any case.
        return null;
      }
    }
    return null;
  }

  private static boolean pause() {
    try {
      Thread.sleep(20);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
