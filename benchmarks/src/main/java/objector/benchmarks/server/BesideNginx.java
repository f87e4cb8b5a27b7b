package objector.benchmarks.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// How long pages take at a steady rate beside nginx, which has the same bytes as a file: the front
/// page, and somebody's own. In turns, both warm. nginx is taken where it is installed (`apt-get
/// install nginx-light`).
public final class BesideNginx {
  /// At four times the rate: the JVM's second compiler is done with what a page needs.
  private static final int WARMING_SECONDS = 10;

  private BesideNginx() {}

  /// Requests a second, seconds a turn, turns; 500, 8 and 3 unless said.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rate = number(arguments, 0, 500);
    int seconds = number(arguments, 1, 8);
    int turns = number(arguments, 2, 3);
    OpenPage visitor = OpenPage.invented(1);
    String cookie = PagesRig.cookie(visitor);
    try (RigFolder own = new RigFolder("objector-nginx");
        PagesRig rig = new PagesRig(own.path())) {
      Path folder = own.path();
      rig.write(List.of(visitor), 2);
      rig.read("/me", visitor);
      Path files = Files.createDirectories(folder.resolve("files"));
      Files.writeString(files.resolve("front.html"), rig.read("/", visitor));
      Files.writeString(files.resolve("me.html"), rig.read("/me", visitor));
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      int port = freePort();
      Process nginx = nginx(folder, port);
      try {
        for (String path : List.of("/", "/me")) {
          ask(rig.port(), path, cookie, 4 * rate, WARMING_SECONDS);
          ask(port, path, cookie, rate, seconds);
          List<double[]> ours = new ArrayList<>();
          List<double[]> theirs = new ArrayList<>();
          for (int i = 0; i < turns; i++) {
            ours.add(ask(rig.port(), path, cookie, rate, seconds));
            theirs.add(ask(port, path, cookie, rate, seconds));
          }
          report(path, rate, middle(ours), middle(theirs));
        }
      } finally {
        nginx.destroy();
        nginx.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private static void report(String path, int rate, double[] ours, double[] theirs) {
    System.out.printf(
        Locale.ROOT,
        "%s at %d/s: median %.2f ms, p99 %.2f ms; nginx %.2f and %.2f ms: %.1f times (p99); load"
            + " %.1f%n",
        path,
        rate,
        ours[0],
        ours[1],
        theirs[0],
        theirs[1],
        ours[1] / theirs[1],
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /// The turn whose p99 is in the middle.
  private static double[] middle(List<double[]> turns) {
    return turns.stream()
        .sorted((a, b) -> Double.compare(a[1], b[1]))
        .toList()
        .get(turns.size() / 2);
  }

  private static double[] ask(int port, String path, String cookie, int rate, int seconds)
      throws IOException, InterruptedException {
    Process load =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                SteadyLoad.class.getName(),
                String.valueOf(port),
                path,
                cookie,
                String.valueOf(rate),
                String.valueOf(seconds))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    load.waitFor();
    String[] words = said.strip().split(" ", -1);
    return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
  }

  private static Process nginx(Path folder, int port) throws IOException, InterruptedException {
    Path config = folder.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        daemon off;
        worker_processes auto;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          keepalive_requests 1000000;
          default_type text/html;
          server {
            listen 127.0.0.1:%2$d;
            root %1$s/files;
            location = / { try_files /front.html =404; }
            location = /me { try_files /me.html =404; }
          }
        }
        """
            .formatted(folder, port));
    Process nginx =
        new ProcessBuilder("nginx", "-c", config.toString(), "-p", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    for (int i = 0; i < 100; i++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return nginx;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    nginx.destroy();
    throw new IOException("nginx did not start: " + Files.readString(folder.resolve("nginx.out")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int number(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }
}
