package objector.endtoend.notifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A relay that takes a mail's whole text and then never answers.
final class SilentRelay implements AutoCloseable {
  private final ServerSocket server;
  private final CountDownLatch taken = new CountDownLatch(1);

  SilentRelay() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  boolean tookAMail() throws InterruptedException {
    return taken.await(60, TimeUnit.SECONDS);
  }

  private void serve() {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream()) {
      say(out, "220 silent.example ESMTP");
      boolean text = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (text) {
          if (line.equals(".")) {
            taken.countDown();
          }
          continue;
        }
        text = line.startsWith("DATA");
        say(out, text ? "354 go on" : "250 2.0.0 ok");
      }
    } catch (IOException e) {
      // Whoever spoke was killed, or the test is over.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
