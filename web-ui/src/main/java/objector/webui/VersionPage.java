package objector.webui;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import objector.events.PageEvent.VersionRecorded;
import org.jspecify.annotations.Nullable;

/// The whole text of one version, as it was kept, with its hash.
final class VersionPage implements Page {
  /// @param before where this version is compared with the one before it
  record View(
      PageRow row,
      Instant at,
      int words,
      @Nullable LocalDate effective,
      String sha256,
      String captureSha256,
      @Nullable String before,
      String text) {}

  private final Press press;
  private final TroublePage trouble;
  private final WatchedPages pages;
  private final Versions versions;
  private final EvidenceSource evidence;

  VersionPage(
      Press press,
      TroublePage trouble,
      WatchedPages pages,
      Versions versions,
      EvidenceSource evidence) {
    this.press = press;
    this.trouble = trouble;
    this.pages = pages;
    this.versions = versions;
    this.evidence = evidence;
  }

  @Override
  public Answer answer(Visit visit) throws InterruptedException {
    Optional<VersionRecorded> version = versions.find(visit.name("id"), visit.name("version"));
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
            version.get().effective(),
            version.get().text().sha256(),
            version.get().capture().sha256(),
            before(version.get()),
            new String(text.get(), StandardCharsets.UTF_8));
    return press.page(200, visit, "VersionPage", view);
  }

  private @Nullable String before(VersionRecorded version) {
    List<VersionRecorded> all = versions.of(version.page().value());
    int at = all.indexOf(version);
    return at <= 0 ? null : Versions.comparison(all.get(at - 1), version);
  }
}
