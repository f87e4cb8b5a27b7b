package objector.webui.history;

import java.nio.charset.StandardCharsets;
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
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// The whole text of one version, as it was kept, with its hash.
public final class VersionPage implements PageHandler {
  /// @param name of the version: its day, or its moment
  /// @param before where this version is compared with the one before it
  /// @param exact where the text is as it was kept, byte for byte
  record View(
      PageRow row,
      String name,
      int words,
      @Nullable LocalDate effective,
      String sha256,
      String captureSha256,
      @Nullable String before,
      String exact,
      List<List<WordDiff.Part>> paragraphs) {}

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
    Voice voice = templates.voice(request.language(), "UTC");
    Optional<PageRow> row = pages.find(request.name("id"), voice, request.now());
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
            PageVersions.name(version.get(), versions.of(request.name("id")), voice),
            version.get().words(),
            version.get().effective(),
            version.get().text().sha256(),
            version.get().capture().sha256(),
            before(version.get()),
            PageVersions.link(version.get()) + "/text",
            paragraphs(new String(text.get(), StandardCharsets.UTF_8)));
    return templates.page(200, request, "history/VersionPage", view);
  }

  /// The text as it was kept, byte for byte: its fingerprint can be taken again.
  public WebResponse exact(WebRequest request) throws InterruptedException {
    Optional<VersionRecorded> version = versions.find(request.name("id"), request.name("version"));
    if (version.isEmpty()) {
      return errors.noSuchPage(request);
    }
    return evidence
        .read(version.get().text())
        .map(bytes -> WebResponse.of(200, "text/plain; charset=utf-8", bytes))
        .orElseGet(() -> errors.starting(request));
  }

  private static List<List<WordDiff.Part>> paragraphs(String text) {
    return TextDiff.paragraphs(text).stream()
        .map(paragraph -> List.of(new WordDiff.Part(WordDiff.Kind.SAME, paragraph)))
        .toList();
  }

  private @Nullable String before(VersionRecorded version) {
    List<VersionRecorded> all = versions.of(version.page().value());
    int at = all.indexOf(version);
    return at <= 0 ? null : PageVersions.comparison(all.get(at - 1), version);
  }
}
