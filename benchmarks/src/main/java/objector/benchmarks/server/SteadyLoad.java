package objector.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/// Asks a web server for one page so and so often a second, whether it answers in time or not, and
/// says how long the answers took from the moment at which each was due. In a process of its own.
final class SteadyLoad {
  private static final int LINES = 20;

  private SteadyLoad() {}

  /// Port, path, cookie, requests a second, seconds.
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int rate = Integer.parseInt(arguments[3]);
    int seconds = Integer.parseInt(arguments[4]);
    byte[] request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
            .formatted(arguments[1], arguments[2])
            .getBytes(US_ASCII);
    long[] took = new long[rate * seconds];
    long begin = System.nanoTime() + 200_000_000L;
    Thread[] lines = new Thread[LINES];
    for (int i = 0; i < LINES; i++) {
      int line = i;
      lines[i] = Thread.ofPlatform().start(() -> ask(port, request, begin, rate, line, took));
    }
    for (Thread line : lines) {
      line.join();
    }
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "%.2f %.2f%n",
        took[took.length / 2] / 1e6,
        took[(int) (took.length * 0.99)] / 1e6);
  }

  private static void ask(int port, byte[] request, long begin, int rate, int line, long[] took) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      for (int i = line; i < took.length; i += LINES) {
        long due = begin + i * 1_000_000_000L / rate;
        long left = due - System.nanoTime();
        if (left > 0) {
          Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
        socket.getOutputStream().write(request);
        answer(in);
        took[i] = System.nanoTime() - due;
      }
    } catch (IOException e) {
      throw new IllegalStateException("an answer is missing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(InputStream in) throws IOException {
    int length = 0;
    String first = line(in);
    if (!first.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("answered " + first);
    }
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
