package objector.launcher.soak.stand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that takes every mail and counts how often each came, by its Message-ID. It counts
/// a mail as soon as it has its last line, and answers a little later: whoever is killed in between
/// cannot know.
public final class CountingRelay implements AutoCloseable {
  private static final String ID = "message-id:";
  private static final int LONGEST_PAUSE_MILLIS = 12;

  private final ServerSocket server;
  private final Map<String, Integer> times = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger taken = new AtomicInteger();

  public CountingRelay() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("soak-relay").start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// How many mails it has, each as often as it came.
  public int taken() {
    return taken.get();
  }

  /// How often each came, by its Message-ID.
  public Map<String, Integer> times() {
    return new HashMap<>(times);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> session(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException("the counting relay takes no more connections", e);
        }
      }
    }
  }

  private void session(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      say(out, "220 relay.example ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("EHLO")) {
          say(out, "250-relay.example\r\n250 PIPELINING");
        } else if (command.equals("DATA")) {
          say(out, "354 go on");
          if (!takesText(in)) {
            return;
          }
          Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
          say(out, "250 2.0.0 taken");
        } else if (command.equals("QUIT")) {
          return;
        } else {
          say(out, "250 2.0.0 ok");
        }
      }
    } catch (IOException e) {
      // Whoever spoke was killed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  /// Whether all of it came.
  private boolean takesText(BufferedReader in) throws IOException {
    String id = null;
    boolean header = true;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        times.merge(id == null ? "none" : id, 1, Integer::sum);
        taken.incrementAndGet();
        return true;
      }
      header &= !line.isEmpty();
      if (header && line.toLowerCase(Locale.ROOT).startsWith(ID)) {
        id = line.substring(ID.length()).strip();
      }
    }
    return false;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
