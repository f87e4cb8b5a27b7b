package objector.webui.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import objector.webui.history.PageRow;
import objector.wording.Voice;

/// The watched pages in a line, before the list unfolds: how many, how many were ever read, when
/// one was last looked at; and at once those that were never seen, and those that nobody can read.
///
/// @param line one sentence
/// @param warnings what a reader must not have to unfold
/// @param own pages in the reader's language, else in English
/// @param foreign the others
record WatchSummary(String line, List<String> warnings, List<PageRow> own, List<PageRow> foreign) {

  static WatchSummary of(List<PageRow> rows, Voice voice, Instant now) {
    long read = rows.stream().filter(PageRow::read).count();
    List<String> line = new ArrayList<>();
    line.add(voice.say("watch.count", Map.of("n", rows.size(), "seen", read)));
    lastLook(rows)
        .ifPresent(at -> line.add(voice.say("watch.looked", Map.of("ago", voice.ago(at, now)))));
    List<String> warnings = new ArrayList<>();
    // Before the first page was read the line says it all.
    if (read > 0) {
      warn(
          warnings,
          "watch.never",
          rows.stream().filter(row -> !row.read() && !row.blind()).toList(),
          voice);
    }
    warn(warnings, "watch.blind", rows.stream().filter(PageRow::blind).toList(), voice);
    String language = chosen(rows, voice.language());
    return new WatchSummary(
        String.join(" ", line),
        warnings,
        rows.stream().filter(row -> isIn(row, language)).toList(),
        rows.stream().filter(row -> !isIn(row, language)).toList());
  }

  private static Optional<Instant> lastLook(List<PageRow> rows) {
    return rows.stream()
        .map(PageRow::lastLook)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private static void warn(List<String> warnings, String key, List<PageRow> pages, Voice voice) {
    if (!pages.isEmpty()) {
      List<String> titles = pages.stream().map(PageRow::title).toList();
      warnings.add(voice.say(key, Map.of("pages", titles)));
    }
  }

  private static String chosen(List<PageRow> rows, String reader) {
    return rows.stream().anyMatch(row -> reader.equals(row.language())) ? reader : "en";
  }

  /// A page whose language nobody told is everybody's.
  private static boolean isIn(PageRow row, String language) {
    return row.language() == null || row.language().equals(language);
  }
}
