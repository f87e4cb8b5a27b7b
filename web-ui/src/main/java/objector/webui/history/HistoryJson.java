package objector.webui.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import objector.events.Json;
import objector.events.id.Evidence;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// A page's history for programs: a contract with strangers' scripts.
public final class HistoryJson implements PageHandler {
  private final Templates templates;
  private final ErrorPage errors;
  private final WatchedPages pages;
  private final ReadModel readModel;
  private final URI site;

  public HistoryJson(
      Templates templates, ErrorPage errors, WatchedPages pages, ReadModel readModel, URI site) {
    this.templates = templates;
    this.errors = errors;
    this.pages = pages;
    this.readModel = readModel;
    this.site = site;
  }

  /// All that is known, oldest first.
  @JsonPropertyOrder({"page", "title", "url", "versions", "blind"})
  record History(
      String page, String title, @Nullable String url, List<Version> versions, List<Gap> blind) {}

  /// One text. The hashes are SHA-256 of the bytes that are kept.
  @JsonPropertyOrder({
    "id",
    "at",
    "first",
    "alert",
    "effective",
    "words",
    "topics",
    "added",
    "removed",
    "objectionLinks",
    "objectionLinksAdded",
    "objectionLinksRemoved",
    "capture",
    "text",
    "link"
  })
  record Version(
      String id,
      Instant at,
      boolean first,
      boolean alert,
      @Nullable LocalDate effective,
      int words,
      List<PageTopic> topics,
      List<String> added,
      List<String> removed,
      List<String> objectionLinks,
      List<String> objectionLinksAdded,
      List<String> objectionLinksRemoved,
      Kept capture,
      Kept text,
      String link) {}

  /// Bytes that are kept as evidence.
  record Kept(String sha256, int bytes) {
    static Kept of(Evidence evidence) {
      return new Kept(evidence.sha256(), evidence.bytes());
    }
  }

  /// A time in which the page could not be seen.
  ///
  /// @param until null while it lasts
  record Gap(Instant since, @Nullable Instant until, String reason) {}

  @Override
  public WebResponse answer(WebRequest request) {
    Optional<PageRow> row =
        pages.find(request.name("id"), templates.voice(request.language(), "UTC"), request.now());
    return row.map(found ->
            WebResponse.of(200, "application/json; charset=utf-8", Json.write(history(found)))
                .with("Access-Control-Allow-Origin", "*"))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  private History history(PageRow row) {
    List<Version> versions = new ArrayList<>();
    List<Gap> blind = new ArrayList<>();
    for (PageEvent event : readModel.history(row.page())) {
      switch (event) {
        case VersionRecorded version -> versions.add(version(version));
        case PageWentBlind went -> blind.add(new Gap(went.since(), null, went.reason().word()));
        case PageSeesAgain sees -> {
          if (!blind.isEmpty()) {
            Gap open = blind.removeLast();
            blind.add(new Gap(open.since(), sees.at(), open.reason()));
          }
        }
      }
    }
    return new History(row.page().value(), row.title(), row.url(), versions, blind);
  }

  private Version version(VersionRecorded version) {
    return new Version(
        version.id().value(),
        version.at(),
        version.first(),
        version.alert(),
        version.effective(),
        version.words(),
        version.topics(),
        version.added(),
        version.removed(),
        version.formLinks(),
        version.formLinksAdded(),
        version.formLinksRemoved(),
        Kept.of(version.capture()),
        Kept.of(version.text()),
        site.resolve(PageVersions.link(version)).toString());
  }
}
