package objector.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a JVM's CPU time went, by what its threads are for, as its own `jcmd` tells.
record ThreadTimes(Map<String, Double> millis) {
  private static final Pattern THREAD =
      Pattern.compile("^\"([^\"]{1,200})\" [^\\n]{0,200}?cpu=([0-9.]{1,20})ms", Pattern.MULTILINE);

  /// By how a thread's name begins; the first that fits.
  private static final Map<String, String> PURPOSES = new LinkedHashMap<>();

  static {
    PURPOSES.put("forkjoinpool-", "taking and judging mails");
    PURPOSES.put("ingest", "taking and judging mails");
    PURPOSES.put("objector-tracker", "tracker");
    PURPOSES.put("objector-web-ui", "web-ui");
    PURPOSES.put("web-ui", "web-ui");
    PURPOSES.put("vert.x", "web-ui");
    PURPOSES.put("notifier", "notifier");
    PURPOSES.put("kafka-producer", "sending to Kafka");
    PURPOSES.put("c1 ", "compiling");
    PURPOSES.put("c2 ", "compiling");
    PURPOSES.put("vm ", "collecting garbage");
    PURPOSES.put("gc", "collecting garbage");
    PURPOSES.put("data-plane", "Kafka itself");
    PURPOSES.put("kafka", "Kafka itself");
    PURPOSES.put("quorum", "Kafka itself");
    PURPOSES.put("raft", "Kafka itself");
    PURPOSES.put("group", "Kafka itself");
    PURPOSES.put("transaction", "Kafka itself");
    PURPOSES.put("broker", "Kafka itself");
    PURPOSES.put("log", "Kafka itself");
  }

  static ThreadTimes of(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "Thread.print")
            .redirectErrorStream(true)
            .start();
    String printed = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd told nothing of " + pid);
    }
    return parsed(printed);
  }

  static ThreadTimes parsed(String printed) {
    Map<String, Double> millis = new TreeMap<>();
    Matcher thread = THREAD.matcher(printed);
    while (thread.find()) {
      millis.merge(purpose(thread.group(1)), Double.parseDouble(thread.group(2)), Double::sum);
    }
    return new ThreadTimes(millis);
  }

  private static String purpose(String thread) {
    String name = thread.toLowerCase(Locale.ROOT);
    return PURPOSES.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("other");
  }

  /// "0.91 ms a mail: taking and judging mails 40 %, …", the dearest first. What threads that have
  /// ended used is not in it.
  String since(ThreadTimes before, int mails) {
    Map<String, Double> spent = new TreeMap<>();
    millis.forEach((purpose, now) ->
        spent.put(purpose, Math.max(0, now - before.millis.getOrDefault(purpose, 0.0))));
    double all = spent.values().stream().mapToDouble(Double::doubleValue).sum();
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "%.2f ms of CPU a mail: ", all / mails));
    spent.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .filter(entry -> entry.getValue() >= all / 100)
        .forEach(entry ->
            line.append(
                String.format(
                    Locale.ROOT, "%s %.0f %%, ", entry.getKey(), 100 * entry.getValue() / all)));
    line.setLength(line.length() - 2);
    return line.toString();
  }
}
