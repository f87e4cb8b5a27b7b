package objector.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import objector.launcher.outside.RawSmtpSender;
import objector.launcher.outside.Subscriber;
import objector.launcher.outside.UpProcess;

/// Thousands of connections that said EHLO and then nothing: what they cost an `objector up`, and
/// whether somebody else still gets a mail in. Needs twice as many open files (`ulimit -n`).
public final class IdleConnections {
  private static final byte[] EHLO =
      "EHLO idle.example.org\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOOP = "NOOP\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MAILS = 100;

  private IdleConnections() {}

  /// The number of connections; 10000 unless said.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    Map<String, String> settings =
        Map.of(
            "OBJECTOR_SMTP_SOURCE_CONNECTIONS", "0",
            "OBJECTOR_SMTP_SOURCE_MAILS", "0",
            "OBJECTOR_MAIL_PER_HOUR", "0",
            "OBJECTOR_SMTP_CONNECTIONS", String.valueOf(number + 100));
    List<Socket> idle = new ArrayList<>();
    try (RigFolder folder = new RigFolder("objector-idle");
        UpProcess objector =
            UpProcess.start(
                folder.path().resolve("data"),
                settings,
                List.of("--web-port", "0", "--smtp-port", "0"))) {
      String address = new Subscriber(objector).join("anna@example.org");
      double[] alone = deliver(objector, address, 0);
      long before = residentKilobytes(objector);
      long begun = System.nanoTime();
      for (int i = 0; i < number; i++) {
        idle.add(open(objector.smtpPort()));
      }
      double opening = (System.nanoTime() - begun) / 1e9;
      long after = residentKilobytes(objector);
      double[] beside = deliver(objector, address, MAILS);
      int alive = 0;
      for (Socket socket : idle) {
        alive += answers(socket, NOOP) ? 1 : 0;
      }
      System.out.printf(
          "%d idle connections, opened in %.1f s; %d answer.%n"
              + "Resident: %.0f MB before, %.0f MB with them (%.1f kB each).%n"
              + "A mail's way to its 250: alone %.1f ms (median of %d), beside them %.1f ms, worst %.1f ms.%n",
          number,
          opening,
          alive,
          before / 1024.0,
          after / 1024.0,
          (after - before) / (double) number,
          alone[MAILS / 2],
          MAILS,
          beside[MAILS / 2],
          beside[MAILS - 1]);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  private static Socket open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    if (!answers(socket, new byte[0]) || !answers(socket, EHLO)) {
      throw new IOException("a connection was turned away");
    }
    return socket;
  }

  /// Reads the whole answer, to the line without a dash.
  private static boolean answers(Socket socket, byte[] command) throws IOException {
    socket.getOutputStream().write(command);
    byte[] chunk = new byte[1024];
    StringBuilder answer = new StringBuilder();
    while (true) {
      int n = socket.getInputStream().read(chunk);
      if (n < 0) {
        return false;
      }
      answer.append(new String(chunk, 0, n, StandardCharsets.US_ASCII));
      if (answer.toString().endsWith("\r\n")) {
        String last = answer.substring(answer.lastIndexOf("\r\n", answer.length() - 3) + 1).strip();
        if (last.length() > 3 && last.charAt(3) == ' ') {
          return last.startsWith("2");
        }
      }
    }
  }

  /// Milliseconds of each mail, sorted.
  private static double[] deliver(UpProcess objector, String address, int from) throws IOException {
    double[] took = new double[MAILS];
    try (RawSmtpSender sender = new RawSmtpSender(objector.smtpPort())) {
      for (int i = 0; i < MAILS; i++) {
        byte[] mail =
            "Subject: invented %d\r\n\r\nHello.\r\n"
                .formatted(from + i)
                .getBytes(StandardCharsets.US_ASCII);
        long begun = System.nanoTime();
        String answer = sender.send(address, mail);
        took[i] = (System.nanoTime() - begun) / 1e6;
        if (!answer.startsWith("250")) {
          throw new IOException("a mail was answered " + answer);
        }
      }
    }
    Arrays.sort(took);
    return took;
  }

  private static long residentKilobytes(UpProcess objector) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", objector.pid() + "", "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc does not say how much memory the process has");
  }
}
