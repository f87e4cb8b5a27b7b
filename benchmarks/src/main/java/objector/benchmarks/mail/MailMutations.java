package objector.benchmarks.mail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import objector.benchmarks.corpus.Corpus;
import objector.benchmarks.corpus.CorpusMail;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.MailJudge;

/// Judges 100,000 mails that were broken by chance: how many ended in an exception, and how long
/// the worst took. Made from the invented corpus and, where they are there, the malformed mails.
public final class MailMutations {
  private static final Instant AT = Instant.parse("2026-08-01T00:00:00Z");
  private static final int SLOWEST = 5;

  private MailMutations() {}

  private record Timed(long nanos, int number, int bytes) {}

  /// How many (100,000), and the seed (1).
  public static void main(String[] arguments) throws Exception {
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    List<byte[]> mails = mails();
    MailJudge judge = MailCorpus.judge();
    mails.forEach(mail -> MailCorpus.judged(judge, mail, AT));
    long[] took = new long[many];
    List<Timed> slowest = new ArrayList<>();
    int failed = 0;
    int broken = 0;
    for (int i = 0; i < many; i++) {
      byte[] mail = MailMutator.of(mails, new Random(seed * 1_000_003 + i));
      long start = cpu();
      JudgedMail reading = MailCorpus.judged(judge, mail, AT);
      took[i] = cpu() - start;
      String error = String.valueOf(reading.error());
      failed += error.startsWith("could not be taken apart") ? 1 : 0;
      broken += reading.error() == null ? 0 : 1;
      slowest.add(new Timed(took[i], i, mail.length));
      if (slowest.size() > 1_000) {
        keepSlowest(slowest);
      }
    }
    keepSlowest(slowest);
    Arrays.sort(took);
    System.out.printf(
        "%,d mutated mails (seed %d): %d exceptions, %d broken%n", many, seed, failed, broken);
    System.out.printf(
        "CPU ms a mail: median %.2f, 99.9 %% %.2f, worst %.2f%n",
        took[many / 2] / 1e6, took[(int) (many * 0.999)] / 1e6, took[many - 1] / 1e6);
    slowest.forEach(one ->
        System.out.printf(
            "  no %d: %.2f ms, %,d bytes%n", one.number(), one.nanos() / 1e6, one.bytes()));
  }

  private static void keepSlowest(List<Timed> all) {
    all.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
    all.subList(Math.min(SLOWEST, all.size()), all.size()).clear();
  }

  private static List<byte[]> mails() throws IOException {
    List<byte[]> mails = new ArrayList<>(Corpus.mails().stream().map(CorpusMail::bytes).toList());
    String root = System.getenv().getOrDefault("OBJECTOR_SHARED_DATA", "../shared/data");
    Path malformed = Path.of(root, "mime-torture");
    if (Files.isDirectory(malformed)) {
      try (Stream<Path> files = Files.walk(malformed)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          mails.add(Files.readAllBytes(file));
        }
      }
    }
    return mails;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
