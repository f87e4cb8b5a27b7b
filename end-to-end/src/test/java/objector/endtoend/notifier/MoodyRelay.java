package objector.endtoend.notifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// A relay that treats each recipient as it likes, and counts what it took.
final class MoodyRelay implements AutoCloseable {
  /// What becomes of a mail.
  enum Mood {
    TAKES,
    /// "Another time", as soon as the recipient is named.
    LATER,
    /// "Another time", once it has the whole text.
    LATER_AT_THE_END,
    /// It is going down, and says so.
    GOES_DOWN,
    HANGS_UP_AT_THE_RECIPIENT,
    /// In the middle of the text.
    HANGS_UP_AMID_THE_TEXT,
    /// With the whole text, and without an answer.
    HANGS_UP_AFTER_THE_TEXT,
    /// A second for each mail.
    SLOW
  }

  private final ServerSocket server;
  private final BiFunction<String, Integer, Mood> moods;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// @param moods for a recipient, and how often it was named before
  MoodyRelay(BiFunction<String, Integer, Mood> moods) throws IOException {
    this(0, moods);
  }

  /// @param port where it listens; 0: anywhere
  MoodyRelay(int port, BiFunction<String, Integer, Mood> moods) throws IOException {
    this.moods = moods;
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// How often it took a mail for a recipient.
  Map<String, Integer> taken() {
    return Map.copyOf(taken);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream()) {
      say(out, "220 moody.example ESMTP");
      String recipient = "";
      Mood mood = Mood.TAKES;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("RCPT TO:")) {
          recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          mood = moods.apply(recipient, asked.merge(recipient, 1, Integer::sum) - 1);
          if (mood == Mood.HANGS_UP_AT_THE_RECIPIENT) {
            return;
          }
          if (mood == Mood.GOES_DOWN) {
            say(out, "421 4.3.2 going down");
            return;
          }
          say(out, mood == Mood.LATER ? "451 4.7.1 greylisted" : "250 2.1.5 ok");
        } else if (command.equals("DATA")) {
          if (mood == Mood.LATER) {
            say(out, "503 5.5.1 for nobody");
            continue;
          }
          say(out, "354 go on");
          if (!text(in, out, recipient, mood)) {
            return;
          }
        } else if (command.equals("QUIT")) {
          return;
        } else {
          say(out, "250 2.0.0 ok");
        }
      }
    } catch (IOException e) {
      // Whoever spoke has ended, or the test is over.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean text(BufferedReader in, OutputStream out, String recipient, Mood mood)
      throws IOException, InterruptedException {
    int lines = 0;
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      lines++;
      if (line == null || (mood == Mood.HANGS_UP_AMID_THE_TEXT && lines > 5)) {
        return false;
      }
    }
    switch (mood) {
      case HANGS_UP_AFTER_THE_TEXT -> {
        return false;
      }
      case LATER_AT_THE_END -> say(out, "452 4.3.1 no room");
      default -> {
        if (mood == Mood.SLOW) {
          Thread.sleep(1_000);
        }
        taken.merge(recipient, 1, Integer::sum);
        say(out, "250 2.0.0 taken");
      }
    }
    return true;
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
