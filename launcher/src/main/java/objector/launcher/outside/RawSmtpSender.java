package objector.launcher.outside;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A mail server that delivers to this machine, without a library: what was answered to which mail
/// is exactly known.
public final class RawSmtpSender implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  public RawSmtpSender(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    out = socket.getOutputStream();
    answer();
    say("EHLO mail.example.org");
  }

  /// The answer to the mail, or the first refusal on the way.
  ///
  /// @param mail its lines end in CR LF, the last one too
  /// @throws IOException when there was none: the mail may have been kept, or not
  public String send(String recipient, byte[] mail) throws IOException {
    String answer = say("MAIL FROM:<soak@example.org>");
    if (answer.startsWith("250")) {
      answer = say("RCPT TO:<" + recipient + ">");
    }
    if (answer.startsWith("250")) {
      answer = say("DATA");
    }
    if (!answer.startsWith("354")) {
      say("RSET");
      return answer;
    }
    out.write(stuffed(mail));
    return answer();
  }

  private static byte[] stuffed(byte[] mail) {
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream(mail.length + 64);
    boolean lineStart = true;
    for (byte b : mail) {
      if (lineStart && b == '.') {
        stuffed.write('.');
      }
      stuffed.write(b);
      lineStart = b == '\n';
    }
    stuffed.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
    return stuffed.toByteArray();
  }

  private String say(String command) throws IOException {
    out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  private String answer() throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    if (line == null) {
      throw new EOFException("the server hung up");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
