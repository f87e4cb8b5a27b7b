package objector.webui.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import objector.events.page.PageEvent.VersionRecorded;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// The whole text of one version, as it was kept, with its hash.
public final class VersionPage implements PageHandler {
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

  private final Templates templates;
  private final ErrorPage errors;
  private final WatchedPages pages;
  private final PageVersions versions;
  private final EvidenceSource evidence;

  public VersionPage(
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

  @Override
  public WebResponse answer(WebRequest request) throws InterruptedException {
    Optional<VersionRecorded> version = versions.find(request.name("id"), request.name("version"));
    Optional<PageRow> row =
        pages.find(request.name("id"), templates.voice(request.language(), "UTC"), request.now());
    if (version.isEmpty() || row.isEmpty()) {
      return errors.noSuchPage(request);
    }
    Optional<byte[]> text = evidence.read(version.get().text());
    if (text.isEmpty()) {
      return errors.starting(request);
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
    return templates.page(200, request, "history/VersionPage", view);
  }

  private @Nullable String before(VersionRecorded version) {
    List<VersionRecorded> all = versions.of(version.page().value());
    int at = all.indexOf(version);
    return at <= 0 ? null : PageVersions.comparison(all.get(at - 1), version);
  }
}
