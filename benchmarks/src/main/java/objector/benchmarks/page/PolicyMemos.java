package objector.benchmarks.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.ingest.replay.PageReplay;
import objector.ingest.replay.ReplayOptions;
import objector.ingest.replay.ReplayRow;

/// Changes that analysts explained in a memo: is each told, and do the words that the memo quotes
/// stand in the passages that we show? A quote counts when it stands in one of the two texts: some
/// are the analyst's own paraphrase.
public final class PolicyMemos {
  private static final Pattern QUOTE = Pattern.compile("[“\"«]([^”\"»\n]{3,600})[”\"»]");
  private static final Pattern LINK_TARGET = Pattern.compile("\\]\\([^)]{0,2000}\\)");

  private PolicyMemos() {}

  /// No arguments.
  public static void main(String[] arguments) throws Exception {
    Path data = RecordedPages.folder("policy-memos-gold");
    Path unpacked = Files.createTempDirectory("policy-memos");
    try {
      RecordedPages.unpack(data, unpacked);
      int told = 0;
      int quotes = 0;
      int shown = 0;
      int quoting = 0;
      int wholly = 0;
      List<Map<String, String>> memos = RecordedPages.table(data.resolve("index.tsv"));
      for (Map<String, String> memo : memos) {
        Path folder = folder(unpacked, memo.getOrDefault("slug", ""));
        String number = memo.getOrDefault("n", "");
        ReplayRow change = replayed(folder, number);
        told += change.alert() ? 1 : 0;
        int found = 0;
        List<String> quoted = quoted(folder, number);
        for (String quote : quoted) {
          boolean there = stands(quote, change);
          found += there ? 1 : 0;
          if (!there) {
            System.out.println("  not shown: " + memo.get("slug") + ": " + quote);
          }
        }
        quotes += quoted.size();
        shown += found;
        quoting += quoted.isEmpty() ? 0 : 1;
        wholly += !quoted.isEmpty() && found == quoted.size() ? 1 : 0;
      }
      System.out.printf("%d of %d changes told%n", told, memos.size());
      System.out.printf(
          "%d of %d quotes stand in the passages (%.1f %%); all of them in %d of %d memos%n",
          shown, quotes, 100.0 * shown / quotes, wholly, quoting);
    } finally {
      RecordedPages.delete(unpacked);
    }
  }

  /// Folders are named by the beginning of the slug.
  private static Path folder(Path unpacked, String slug) throws IOException {
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders
          .filter(folder -> slug.startsWith(folder.getFileName().toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static ReplayRow replayed(Path folder, String number) throws IOException {
    Path index = folder.resolve("replayed.tsv");
    Files.writeString(
        index,
        "time\tfile\n2020-01-01T00:00:00Z\t%s_before.md\n2020-03-01T00:00:00Z\t%s_after.md\n"
            .formatted(number, number));
    List<ReplayRow> rows = new ArrayList<>();
    new PageReplay(ReplayOptions.standard()).replay(index, rows::add);
    return rows.getLast();
  }

  private static List<String> quoted(Path folder, String number) throws IOException {
    String memo = Files.readString(folder.resolve("memo.md"), StandardCharsets.UTF_8);
    String body = memo.substring(memo.indexOf("\n---", 4) + 4);
    String before = plain(Files.readString(folder.resolve(number + "_before.md")));
    String after = plain(Files.readString(folder.resolve(number + "_after.md")));
    List<String> quotes = new ArrayList<>();
    Matcher matcher = QUOTE.matcher(LINK_TARGET.matcher(body).replaceAll("]"));
    while (matcher.find()) {
      String quote = matcher.group(1);
      boolean address = quote.startsWith("http");
      if (!address
          && parts(quote).stream().allMatch(p -> before.contains(p) || after.contains(p))) {
        quotes.add(quote);
      }
    }
    return quotes;
  }

  private static boolean stands(String quote, ReplayRow change) {
    String passages =
        plain(String.join("\n", change.added()) + "\n" + String.join("\n", change.removed()));
    return parts(quote).stream().allMatch(passages::contains);
  }

  /// What stands between the dots of what was left out.
  private static List<String> parts(String quote) {
    return Stream.of(quote.split("\\[?(?:…|\\.\\.\\.)\\]?", -1))
        .map(part -> plain(part).strip())
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String plain(String text) {
    String lower =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[’'`]", "");
    return lower.replaceAll("[^\\p{L}\\p{N}]+", " ");
  }
}
