package objector.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Speaks SMTP word by word, also words that no library would say.
final class SmtpClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;

  SmtpClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    reply();
    say("EHLO client.example");
  }

  /// One command and the last line of its reply.
  String say(String command) throws IOException {
    send(command + "\r\n");
    return reply();
  }

  List<String> sayAll(String command) throws IOException {
    send(command + "\r\n");
    List<String> lines = new ArrayList<>();
    do {
      lines.add(String.valueOf(in.readLine()));
    } while (lines.getLast().charAt(3) == '-');
    return lines;
  }

  /// From MAIL to the reply after the final dot, or to the first refusal.
  String deliver(String recipient, String mail) throws IOException {
    say("MAIL FROM:<somebody@example.org>");
    String answer = say("RCPT TO:<" + recipient + ">");
    if (!answer.startsWith("250")) {
      return answer;
    }
    say("DATA");
    return data(mail);
  }

  String data(String mail) throws IOException {
    send(mail + "\r\n.\r\n");
    return reply();
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  String reply() throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    return line == null ? "closed" : line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
