package objector.webui;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import objector.events.PageEvent.VersionRecorded;
import objector.events.PageId;

/// The whole text of one version, as it was kept, with its hash.
final class VersionPage implements Page {
  record View(PageRow row, Instant at, int words, String sha256, String text) {}

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  private final Press press;
  private final TroublePage trouble;
  private final WatchedPages pages;
  private final Shelf shelf;
  private final EvidenceSource evidence;

  VersionPage(
      Press press, TroublePage trouble, WatchedPages pages, Shelf shelf, EvidenceSource evidence) {
    this.press = press;
    this.trouble = trouble;
    this.pages = pages;
    this.shelf = shelf;
    this.evidence = evidence;
  }

  @Override
  public Answer answer(Visit visit) throws InterruptedException {
    Optional<VersionRecorded> version = version(visit.name("id"), visit.name("version"));
    Optional<PageRow> row =
        pages.find(visit.name("id"), press.voice(visit.language(), "UTC"), visit.now());
    if (version.isEmpty() || row.isEmpty()) {
      return trouble.noSuchPage(visit);
    }
    Optional<byte[]> text = evidence.read(version.get().text());
    if (text.isEmpty()) {
      return trouble.starting(visit);
    }
    View view =
        new View(
            row.get(),
            version.get().at(),
            version.get().words(),
            version.get().text().sha256(),
            new String(text.get(), StandardCharsets.UTF_8));
    return press.page(200, visit, "VersionPage", view);
  }

  private Optional<VersionRecorded> version(String page, String id) {
    if (!ID.matcher(page).matches()) {
      return Optional.empty();
    }
    return shelf.history(new PageId(page)).stream()
        .filter(VersionRecorded.class::isInstance)
        .map(VersionRecorded.class::cast)
        .filter(version -> version.id().value().equals(id))
        .findFirst();
  }
}
