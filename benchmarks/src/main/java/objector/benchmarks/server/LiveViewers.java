package objector.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Many browsers with their own page open, in a process of their own, so that their memory is not
/// taken for the server's. Told what to do line by line: `open NUMBER` with so many cookies after
/// it, `await FIRST`.
final class LiveViewers {
  /// What a browser says beside, as it comes.
  private static final String BROWSER =
      String.join(
          "\r\n",
          "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0"
              + " Safari/537.36",
          "Accept: text/event-stream",
          "Accept-Language: en-GB,en;q=0.9,fr;q=0.8",
          "Accept-Encoding: gzip, deflate, br, zstd",
          "Cache-Control: no-cache",
          "Referer: http://localhost/me",
          "Sec-Fetch-Dest: empty",
          "Sec-Fetch-Mode: cors",
          "Sec-Fetch-Site: same-origin",
          "Sec-CH-UA: \"Chromium\";v=\"140\", \"Not_A Brand\";v=\"24\"",
          "Sec-CH-UA-Platform: \"Linux\"",
          "");

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final int port;
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
  private final List<Viewer> viewers = new ArrayList<>();

  /// One connection. `answered`: with the start of a stream.
  private static final class Viewer {
    private final SocketChannel channel;
    private boolean answered;
    private boolean refused;
    private boolean heard;

    private Viewer(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private LiveViewers(int port) throws IOException {
    this.port = port;
  }

  public static void main(String[] arguments) throws IOException {
    LiveViewers viewers = new LiveViewers(Integer.parseInt(arguments[0]));
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    PrintStream out = System.out;
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ", 2);
      int number = Integer.parseInt(words[1]);
      if (words[0].equals("open")) {
        for (int i = 0; i < number; i++) {
          viewers.open(commands.readLine());
        }
        out.println(viewers.opened());
      } else {
        viewers.viewers.forEach(viewer -> viewer.heard = false);
        out.println("waiting");
        out.println(viewers.heard(number));
      }
      out.flush();
    }
  }

  private void open(String cookie) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String request =
        "GET /me/live?seen=x HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n%s\r\n"
            .formatted(cookie, BROWSER);
    channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    channel.configureBlocking(false);
    Viewer viewer = new Viewer(channel);
    viewers.add(viewer);
    channel.register(selector, SelectionKey.OP_READ, viewer);
    read(0);
  }

  /// How many streams began, and how many were refused.
  private String opened() throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end
        && viewers.stream().anyMatch(viewer -> !viewer.answered && !viewer.refused)) {
      read(50);
    }
    long quiet = System.nanoTime() + 3_000_000_000L;
    while (System.nanoTime() < quiet) {
      read(50);
    }
    return viewers.stream().filter(viewer -> viewer.answered).count()
        + " "
        + viewers.stream().filter(viewer -> viewer.refused).count();
  }

  /// When half, and when all of the first so many had heard, in milliseconds since 1970; 0: never.
  private String heard(int first) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    List<Viewer> all = viewers.subList(0, first);
    long half = 0;
    while (System.nanoTime() < end) {
      read(20);
      long n = all.stream().filter(viewer -> viewer.heard).count();
      if (half == 0 && 2 * n >= first) {
        half = System.currentTimeMillis();
      }
      if (n == first) {
        return half + " " + System.currentTimeMillis();
      }
    }
    return half + " 0";
  }

  private void read(int millis) throws IOException {
    if (millis == 0) {
      selector.selectNow();
    } else {
      selector.select(millis);
    }
    for (SelectionKey key : selector.selectedKeys()) {
      Viewer viewer = (Viewer) key.attachment();
      buffer.clear();
      int n = viewer.channel.read(buffer);
      if (n < 0) {
        viewer.refused = true;
        key.cancel();
        viewer.channel.close();
        continue;
      }
      byte[] bytes = new byte[n];
      buffer.flip().get(bytes);
      String text = new String(bytes, US_ASCII);
      viewer.answered |= text.startsWith("HTTP/1.1 200 ");
      viewer.refused |= text.startsWith("HTTP/1.1 5") || text.startsWith("HTTP/1.1 4");
      viewer.heard |= text.contains("event: ");
    }
    selector.selectedKeys().clear();
  }
}
