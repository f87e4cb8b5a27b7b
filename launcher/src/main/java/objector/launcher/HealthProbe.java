package objector.launcher;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Asks a service on this machine whether it is well, for a container's health check: the image has
/// no shell and no other program. It needs none of our libraries, as it is started each few
/// seconds.
public final class HealthProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private HealthProbe() {}

  /// Ends with 0 when `/health` at this port says 200, else with 1; with 2 when no port was said.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    if (arguments.length != 1 || !arguments[0].matches("[0-9]{1,5}")) {
      System.err.println("Usage: HealthProbe PORT");
      return 2;
    }
    return probe(Integer.parseInt(arguments[0]), PATIENCE);
  }

  static int probe(int port, Duration patience) {
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(patience.toMillis());
      socket.setSoTimeout(millis);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
      socket.getOutputStream().write("GET /health HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      String status =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      System.out.println(status);
      return status != null && status.matches("HTTP/1\\.[01] 200( .*)?") ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      System.out.println(e.getMessage());
      return 1;
    }
  }
}
