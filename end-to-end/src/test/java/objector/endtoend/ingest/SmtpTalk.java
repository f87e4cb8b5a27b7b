package objector.endtoend.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A mail server that delivers to us, word by word, so that every answer can be looked at.
final class SmtpTalk implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;

  SmtpTalk(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    answer();
    say("EHLO mail.example.org");
  }

  String say(String command) throws IOException {
    return sayBytes((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The answer to the mail, or the first refusal on the way.
  String deliver(String recipient, String mail) throws IOException {
    say("MAIL FROM:<somebody@example.org>");
    String known = say("RCPT TO:<" + recipient + ">");
    if (!known.startsWith("250")) {
      return known;
    }
    say("DATA");
    return say(mail + "\r\n.");
  }

  private String sayBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return answer();
  }

  private String answer() throws IOException {
    String line = String.valueOf(in.readLine());
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = String.valueOf(in.readLine());
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
