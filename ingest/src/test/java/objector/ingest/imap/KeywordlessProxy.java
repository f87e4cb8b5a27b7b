package objector.ingest.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Stands before an IMAP server and makes it look like one that keeps no keywords and knows no
/// IDLE.
final class KeywordlessProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

  KeywordlessProxy(int behind) throws IOException {
    Thread.ofVirtual().start(() -> accept(behind));
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept(int behind) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket real = new Socket(InetAddress.getLoopbackAddress(), behind);
        client.setTcpNoDelay(true);
        real.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> copy(client, real));
        Thread.ofVirtual().start(() -> rewrite(real, client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      return;
    }
  }

  private static void rewrite(Socket from, Socket to) {
    try (from;
        to;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = to.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String seen =
            line.contains("[PERMANENTFLAGS")
                ? "* OK [PERMANENTFLAGS (\\Answered \\Deleted \\Draft \\Flagged \\Seen)]"
                : line.startsWith("* CAPABILITY") ? line.replace(" IDLE", "") : line;
        out.write((seen + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
