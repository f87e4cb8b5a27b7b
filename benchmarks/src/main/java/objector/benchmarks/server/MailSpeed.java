package objector.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Mails a second over 20 sessions, 5 kB each, to one known address, by Postfix's `smtp-source`:
/// Objector beside Haraka, and `smtp-sink` as the limit. Runs alternate; medians are told.
public final class MailSpeed {
  private static final int SESSIONS = 20;
  private static final int BYTES = 5 * 1024;

  /// The JVM's compilers have done with what they know after some 20,000 mails.
  private static final int WARM_UP = 20_000;

  private MailSpeed() {}

  /// The folder of `smtp-source` and `smtp-sink`; the `node_modules` with Haraka; mails a run (4000
  /// unless said); rounds (5 unless said).
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 2) {
      System.err.println("MailSpeed FOLDER-OF-SMTP-SOURCE NODE_MODULES [MAILS [ROUNDS]]");
      System.exit(2);
    }
    Path tools = Path.of(arguments[0]);
    Path modules = Path.of(arguments[1]).toAbsolutePath();
    int mails = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4_000;
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
    try (RigFolder folder = new RigFolder("objector-mail-speed")) {
      measure(folder.path(), tools, modules, mails, rounds);
      profile(folder.path(), tools.resolve("smtp-source"), mails);
    }
  }

  private static void measure(Path folder, Path tools, Path modules, int mails, int rounds)
      throws IOException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<MailServer> servers = new ArrayList<>();
    try {
      servers.add(ObjectorServer.roomy(folder.resolve("roomy"), Map.of()));
      servers.add(ObjectorServer.atHome(folder.resolve("home")));
      servers.add(ObjectorServer.notFlushed(folder.resolve("not-flushed")));
      servers.add(PeerServer.haraka(folder.resolve("h1"), modules, true, 0));
      servers.add(PeerServer.haraka(folder.resolve("hn"), modules, true, cores));
      servers.add(PeerServer.haraka(folder.resolve("h1-no"), modules, false, 0));
      servers.add(PeerServer.sink(tools.resolve("smtp-sink")));
      measure(servers, tools.resolve("smtp-source"), mails, rounds);
    } finally {
      for (MailServer server : servers) {
        server.close();
      }
    }
  }

  /// Where the time goes, of one more run that no speed is told of: being recorded costs some.
  private static void profile(Path folder, Path source, int mails)
      throws IOException, InterruptedException {
    Path recording = folder.resolve("mails.jfr");
    Instant begun;
    try (ObjectorServer server =
        ObjectorServer.roomy(folder.resolve("recorded"), TimeSpent.recordedTo(recording))) {
      run(source, server, WARM_UP);
      begun = Instant.now();
      run(source, server, mails);
    }
    System.out.println("where the time goes: " + TimeSpent.line(recording, begun));
  }

  private static void measure(List<MailServer> servers, Path source, int mails, int rounds)
      throws IOException, InterruptedException {
    for (MailServer server : servers) {
      run(source, server, WARM_UP);
    }
    Map<String, List<Double>> speeds = new LinkedHashMap<>();
    Map<String, List<Double>> done = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (MailServer server : servers) {
        Run run = run(source, server, mails);
        speeds.computeIfAbsent(server.name(), _ -> new ArrayList<>()).add(run.taken());
        done.computeIfAbsent(server.name(), _ -> new ArrayList<>()).add(run.done());
      }
    }
    System.out.printf(
        "%d mails of %d bytes over %d sessions, %d rounds, alternating; mails a second taken"
            + " (answered 250, durable), and the same with all that is done behind: Objector's"
            + " judged and worked in:%n",
        mails, BYTES, SESSIONS, rounds);
    speeds.forEach((name, all) ->
        System.out.printf(
            Locale.ROOT,
            "  %-30s median %6.0f   (%.0f to %.0f)   with all behind %6.0f%n",
            name,
            median(all),
            Collections.min(all),
            Collections.max(all),
            median(done.getOrDefault(name, List.of()))));
    String ours = servers.get(0).name();
    for (MailServer server : servers.subList(1, servers.size())) {
      System.out.printf(
          Locale.ROOT,
          "  %s is %.2f times %s%n",
          ours,
          median(speeds.getOrDefault(ours, List.of()))
              / median(speeds.getOrDefault(server.name(), List.of())),
          server.name());
    }
  }

  /// Mails a second.
  ///
  /// @param taken until the last was answered
  /// @param done until nothing was left to be done for any of them
  private record Run(double taken, double done) {}

  private static Run run(Path source, MailServer server, int mails)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process client =
        new ProcessBuilder(
                source.toString(),
                "-d",
                "-s",
                String.valueOf(SESSIONS),
                "-l",
                String.valueOf(BYTES),
                "-m",
                String.valueOf(mails),
                "-f",
                "somebody@example.org",
                "-t",
                server.address(),
                "127.0.0.1:" + server.port())
            .inheritIO()
            .start();
    if (!client.waitFor(10, TimeUnit.MINUTES) || client.exitValue() != 0) {
      client.destroyForcibly();
      throw new IOException("smtp-source did not get its mails to " + server.name());
    }
    double taken = (System.nanoTime() - begun) / 1e9;
    server.awaitDone();
    return new Run(mails / taken, mails / ((System.nanoTime() - begun) / 1e9));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}
