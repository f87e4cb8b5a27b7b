package objector.ingest.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Speaks SMTP word by word, also words that no library would say.
final class SmtpClient implements AutoCloseable {
  private Socket socket;
  private BufferedReader in;

  SmtpClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  SmtpClient(Socket connected) throws IOException {
    socket = connected;
    socket.setSoTimeout(20_000);
    in = reader(socket);
    reply();
    say("EHLO client.example");
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /// The client's side of TLS, trusting whoever is there; after the answer to STARTTLS.
  SSLSession startTls(String protocol) throws IOException {
    SSLSocket secure;
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      secure =
          (SSLSocket) context.getSocketFactory().createSocket(socket, "in.example.org", 25, true);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    secure.setEnabledProtocols(new String[] {protocol});
    secure.startHandshake();
    socket = secure;
    in = reader(secure);
    return secure.getSession();
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket on) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket on) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine on) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine on) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
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

  /// One line of a reply, as it came.
  String line() throws IOException {
    return String.valueOf(in.readLine());
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
