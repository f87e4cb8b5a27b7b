package objector.notifier.smtp;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// An SMTP server for one connection, as rude as a test wants it.
final class ScriptedRelay implements Closeable {
  enum Mood {
    REFUSES_RECIPIENT,
    DEFERS_RECIPIENT,
    DEFERS_TEXT,
    HANGS_UP_AT_RECIPIENT,
    HANGS_UP_AFTER_TEXT,
    /// Takes several commands at once, refuses the recipient, and asks for the text all the same.
    PIPELINES_AND_REFUSES_RECIPIENT,
    /// Takes several commands at once, and every mail.
    PIPELINES,
    NEVER_ENDS_ITS_ANSWER,
    SPEAKS_BEFORE_TLS
  }

  private final Mood mood;
  private final ServerSocket server;
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final Thread serving;
  private int refused;

  ScriptedRelay(Mood mood) throws IOException {
    this.mood = mood;
    this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.serving = Thread.ofVirtual().start(this::serve);
  }

  /// Until the other side has hung up, and all that it said is read.
  void awaitEnd() throws InterruptedException {
    serving.join(10_000);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream()) {
      say(out, "220 script.example ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        boolean goOn =
            switch (verb) {
              case "EHLO" -> hello(out);
              case "STARTTLS" -> say(out, "220 2.0.0 go\r\n250 slipped in");
              case "RCPT" -> recipient(out);
              case "DATA" -> text(in, out);
              case "QUIT" -> false;
              default -> say(out, "250 2.0.0 ok");
            };
        if (!goOn) {
          return;
        }
      }
    } catch (IOException e) {
      // The test has what it wanted.
    }
  }

  private boolean hello(OutputStream out) throws IOException {
    return switch (mood) {
      case PIPELINES, PIPELINES_AND_REFUSES_RECIPIENT ->
          say(out, "250-script.example\r\n250-SIZE 1000000\r\n250 pipelining");
      case SPEAKS_BEFORE_TLS -> say(out, "250-script.example\r\n250 STARTTLS");
      case NEVER_ENDS_ITS_ANSWER -> {
        while (true) {
          say(out, "250-and on");
        }
      }
      case REFUSES_RECIPIENT,
          DEFERS_RECIPIENT,
          DEFERS_TEXT,
          HANGS_UP_AT_RECIPIENT,
          HANGS_UP_AFTER_TEXT ->
          say(out, "250 2.0.0 ok");
    };
  }

  /// The texts that came, as they went over the wire.
  List<String> texts() {
    return List.copyOf(texts);
  }

  private boolean recipient(OutputStream out) throws IOException {
    return switch (mood) {
      case REFUSES_RECIPIENT -> say(out, "550 5.1.1 <anna@mail.example> is not known here");
      case DEFERS_RECIPIENT -> say(out, "452 4.2.2 <anna@mail.example> has a full mailbox");
      case HANGS_UP_AT_RECIPIENT -> false;
      case PIPELINES_AND_REFUSES_RECIPIENT -> {
        refused++;
        yield refused == 1 ? say(out, "550 5.1.1 nobody") : say(out, "250 2.1.5 ok");
      }
      case DEFERS_TEXT, HANGS_UP_AFTER_TEXT, PIPELINES, NEVER_ENDS_ITS_ANSWER, SPEAKS_BEFORE_TLS ->
          say(out, "250 2.1.5 ok");
    };
  }

  private boolean text(BufferedReader in, OutputStream out) throws IOException {
    say(out, "354 go on");
    StringBuilder text = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      text.append(line).append("\r\n");
      line = in.readLine();
    }
    if (line == null) {
      return false;
    }
    texts.add(text.toString());
    if (mood == Mood.PIPELINES || mood == Mood.PIPELINES_AND_REFUSES_RECIPIENT) {
      return say(out, text.isEmpty() ? "554 5.5.1 for whom" : "250 2.0.0 taken");
    }
    return mood != Mood.HANGS_UP_AFTER_TEXT && say(out, "451 4.3.0 not now");
  }

  private static boolean say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
