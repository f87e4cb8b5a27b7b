package objector.webui.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import objector.events.page.PageEvent.VersionRecorded;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;

/// Any two versions of a page, one in the other or side by side.
public final class ComparePage implements PageHandler {
  /// Unchanged paragraphs that are shown before and after a change.
  private static final int AROUND = 1;

  private final Templates templates;
  private final ErrorPage errors;
  private final WatchedPages pages;
  private final PageVersions versions;
  private final EvidenceSource evidence;

  public ComparePage(
      Templates templates,
      ErrorPage errors,
      WatchedPages pages,
      PageVersions versions,
      EvidenceSource evidence) {
    this.templates = templates;
    this.errors = errors;
    this.pages = pages;
    this.versions = versions;
    this.evidence = evidence;
  }

  /// @param all to choose from, newest first
  /// @param stretches what is shown; between them paragraphs that are the same
  record View(
      PageRow row,
      List<VersionRecorded> all,
      VersionRecorded from,
      VersionRecorded to,
      boolean side,
      List<Stretch> stretches) {}

  /// Neighbouring rows, and how many unchanged ones are left out before them.
  record Stretch(int leftOut, List<TextDiff.Row> rows) {}

  @Override
  public WebResponse answer(WebRequest request) throws InterruptedException {
    String page = request.name("id");
    Optional<PageRow> row =
        pages.find(page, templates.voice(request.language(), "UTC"), request.now());
    List<VersionRecorded> all = versions.of(page);
    if (row.isEmpty() || all.isEmpty()) {
      return errors.noSuchPage(request);
    }
    VersionRecorded to =
        request.asked("to").flatMap(id -> versions.find(page, id)).orElse(all.getLast());
    VersionRecorded from =
        request.asked("from").flatMap(id -> versions.find(page, id)).orElse(before(to, all));
    Optional<byte[]> old = evidence.read(from.text());
    Optional<byte[]> young = evidence.read(to.text());
    if (old.isEmpty() || young.isEmpty()) {
      return errors.starting(request);
    }
    List<TextDiff.Row> rows = TextDiff.of(text(old.get()), text(young.get()));
    boolean side = request.asked("view").filter("side"::equals).isPresent();
    return templates.page(
        200,
        request,
        "history/ComparePage",
        new View(row.get(), all.reversed(), from, to, side, stretches(rows)));
  }

  private static VersionRecorded before(VersionRecorded version, List<VersionRecorded> all) {
    return all.get(Math.max(0, all.indexOf(version) - 1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<Stretch> stretches(List<TextDiff.Row> rows) {
    List<Stretch> stretches = new ArrayList<>();
    List<TextDiff.Row> now = new ArrayList<>();
    int leftOut = 0;
    int skipped = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (isNearChange(rows, i)) {
        if (skipped > 0 && !now.isEmpty()) {
          stretches.add(new Stretch(leftOut, List.copyOf(now)));
          now.clear();
        }
        leftOut = now.isEmpty() ? skipped : leftOut;
        skipped = 0;
        now.add(rows.get(i));
      } else {
        skipped++;
      }
    }
    if (!now.isEmpty()) {
      stretches.add(new Stretch(leftOut, now));
    }
    return stretches;
  }

  private static boolean isNearChange(List<TextDiff.Row> rows, int at) {
    int end = Math.min(rows.size(), at + AROUND + 1);
    return rows.subList(Math.max(0, at - AROUND), end).stream().anyMatch(row -> !row.same());
  }
}
