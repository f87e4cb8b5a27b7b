package objector.benchmarks.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import objector.ingest.history.PageHistory;
import objector.ingest.history.PageLook;

/// How long it takes to say what moved between two policies, as they grow: a look at a text with
/// some hundred sentences changed, given its predecessor. The texts are invented.
public final class PageDiff {
  private static final int ROUNDS = 15;
  private static final int[] KILOBYTES = {145, 290, 580, 1_160, 3_000};
  private static final String[] WORDS =
      ("we you your our information songs feathers cages partners people places devices activity"
              + " keep share use collect show receive delete provide improve protect explain when"
              + " because if where with without from about under for of and or not may can will")
          .split(" ", -1);

  private PageDiff() {}

  /// No arguments.
  public static void main(String[] arguments) {
    System.out.printf("%10s %14s %14s %16s%n", "kB", "reading ms", "diff ms", "diff ms per MB");
    for (int kilobytes : KILOBYTES) {
      String before = policy(kilobytes * 1_000, 0);
      String after = policy(kilobytes * 1_000, 40);
      List<Double> reading = new ArrayList<>();
      List<Double> diffing = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        PageReader reader = new PageReader(List.of());
        PageHistory history = new PageHistory(PageRules.of("en"));
        ReadPage old = reader.markdown(before);
        long start = System.nanoTime();
        ReadPage young = reader.markdown(after);
        long read = System.nanoTime();
        history.look(old, Instant.EPOCH);
        long began = System.nanoTime();
        PageLook look = history.look(young, Instant.EPOCH.plus(Duration.ofHours(6)));
        long end = System.nanoTime();
        if (look.added().isEmpty()) {
          throw new IllegalStateException("nothing moved");
        }
        reading.add((read - start) / 1e6);
        diffing.add((end - began) / 1e6);
      }
      double median = median(diffing);
      System.out.printf(
          "%10d %14.1f %14.1f %16.1f%n",
          kilobytes, median(reading), median, median * 1_000 / kilobytes);
    }
  }

  private static String policy(int bytes, int changedEvery) {
    Random random = new Random(290);
    StringBuilder text = new StringBuilder(bytes + 1_000);
    for (int sentence = 0; text.length() < bytes; sentence++) {
      text.append(sentence % 60 == 0 ? "\n\n## Section " + sentence + "\n\n" : " ");
      int words = 9 + random.nextInt(18);
      for (int i = 0; i < words; i++) {
        String word = WORDS[random.nextInt(WORDS.length)];
        text.append(i == 0 ? word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) : " ")
            .append(i == 0 ? word.substring(1) : word);
      }
      if (changedEvery > 0 && sentence % changedEvery == 0) {
        text.append(" from this spring on in model number ").append(sentence);
      }
      text.append('.');
    }
    return text.toString();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
