package objector.ingest.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Thousands of mails that begin and never end, against a process with little memory.
class SmtpFloodTest {
  private static final int CONNECTIONS = 3_000;
  private static final String HEAP = "-Xmx96m";
  private static final byte[] NEARLY_64_KB =
      ("x".repeat(98) + "\r\n").repeat(640).getBytes(StandardCharsets.US_ASCII);

  @Test
  @Timeout(180)
  void threeThousandConnectionsWith64KilobytesEachDoNotEndTheProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapListener.class.getName())
            .redirectErrorStream(true)
            .start();
    List<Socket> open = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String[] said = String.valueOf(out.readLine()).split(" ", 2);
      int port = Integer.parseInt(said[0]);
      String address = said[1] + "@in.example.org";

      int begun = flood(port, address, open);

      assertThat(process.isAlive()).as("after %s mails had begun", begun).isTrue();
      assertThat(begun).isPositive();
      for (Socket socket : open) {
        socket.close();
      }
      assertThat(isTakenWithin(Duration.ofSeconds(30), port, address)).isTrue();
      assertThat(process.isAlive()).isTrue();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  /// Each says all commands at once and 64 kB of a mail; returns how many were told to go ahead.
  private static int flood(int port, String address, List<Socket> open) throws Exception {
    byte[] commands =
        "EHLO x\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<%s>\r\nDATA\r\n"
            .formatted(address)
            .getBytes(StandardCharsets.US_ASCII);
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch sent = new CountDownLatch(CONNECTIONS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        threads.execute(() -> {
          try {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(commands);
            if (wasBegun(socket)) {
              begun.incrementAndGet();
              socket.getOutputStream().write(NEARLY_64_KB);
            }
          } catch (IOException e) {
            // Refused; or the process is gone, which is asked next.
            begun.addAndGet(0);
          } finally {
            sent.countDown();
          }
        });
      }
      assertThat(sent.await(90, TimeUnit.SECONDS)).isTrue();
    }
    // What was written has to arrive.
    Thread.sleep(1_000);
    return begun.get();
  }

  /// Whether 354 was said; else 451 was.
  private static boolean wasBegun(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 512);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("354")) {
        return true;
      }
      if (line.startsWith("4")) {
        assertThat(line).containsAnyOf("451 4.3.1", "421 ");
        return false;
      }
    }
    throw new SocketException("closed");
  }

  private static boolean isTakenWithin(Duration patience, int port, String address)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      try (SmtpClient client = new SmtpClient(port)) {
        if (client.deliver(address, "Subject: invented\r\n\r\nHello").startsWith("250")) {
          return true;
        }
      }
      Thread.sleep(200);
    }
    return false;
  }
}
