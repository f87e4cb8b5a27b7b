package objector.webui.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.programmes.Programmes;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import objector.wording.sentence.PageWords;
import org.jspecify.annotations.Nullable;

/// One page of Meta's and all that became of it, newest first.
public final class HistoryPage implements PageHandler {
  /// @param versions to choose from, newest first
  record View(PageRow row, List<Entry> entries, List<VersionRecorded> versions) {
    /// The newest change stands open.
    boolean isNewestChange(Entry entry) {
      return entries.stream()
          .filter(e -> !e.passages().isEmpty())
          .findFirst()
          .filter(newest -> newest.equals(entry))
          .isPresent();
    }
  }

  /// One event of a page.
  ///
  /// @param time set where another version is of the same day
  /// @param passages what moved, word by word
  /// @param text where the whole text of that version is
  /// @param comparison where it is compared with the one before it
  public record Entry(
      Instant at,
      @Nullable String time,
      String said,
      List<String> topics,
      List<List<WordDiff.Part>> passages,
      @Nullable String text,
      @Nullable String comparison,
      boolean blind) {}

  private static final int NEWEST = 60;

  private final Templates templates;
  private final ErrorPage errors;
  private final WatchedPages pages;
  private final ReadModel readModel;
  private final Programmes programmes;

  public HistoryPage(
      Templates templates,
      ErrorPage errors,
      WatchedPages pages,
      ReadModel readModel,
      Programmes programmes) {
    this.templates = templates;
    this.errors = errors;
    this.pages = pages;
    this.readModel = readModel;
    this.programmes = programmes;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    Voice voice = templates.voice(request.language(), "UTC");
    Optional<PageRow> row = pages.find(request.name("id"), voice, request.now());
    return row.map(found -> templates.page(200, request, "history/HistoryPage", view(found, voice)))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  private View view(PageRow row, Voice voice) {
    List<VersionRecorded> versions = new PageVersions(readModel).of(row.page().value());
    return new View(
        row, entries(readModel.history(row.page()), versions, voice), versions.reversed());
  }

  private List<Entry> entries(
      List<PageEvent> history, List<VersionRecorded> versions, Voice voice) {
    PageWords words = new PageWords(voice, programmes);
    List<Entry> entries = new ArrayList<>();
    for (int i = history.size() - 1; i >= 0 && entries.size() < NEWEST; i--) {
      entries.add(entry(history.get(i), versions, words, voice));
    }
    return entries;
  }

  private static Entry entry(
      PageEvent event, List<VersionRecorded> versions, PageWords words, Voice voice) {
    return switch (event) {
      case VersionRecorded version ->
          new Entry(
              version.at(),
              PageVersions.time(version, versions, voice),
              words.change(version),
              version.first() ? List.of() : version.topics().stream().map(words::topic).toList(),
              version.first() ? List.of() : WordDiff.of(version.removed(), version.added()),
              PageVersions.link(version),
              comparison(version, versions),
              false);
      case PageWentBlind went ->
          new Entry(
              went.at(),
              null,
              voice.say(
                  "history.blind",
                  Map.of("since", voice.day(went.since()), "reason", words.reason(went.reason()))),
              List.of(),
              List.of(),
              null,
              null,
              true);
      case PageSeesAgain sees ->
          new Entry(
              sees.at(),
              null,
              voice.say("history.sees-again", Map.of("since", voice.day(sees.blindSince()))),
              List.of(),
              List.of(),
              null,
              null,
              false);
    };
  }

  private static @Nullable String comparison(
      VersionRecorded version, List<VersionRecorded> versions) {
    int at = versions.indexOf(version);
    return at <= 0 ? null : PageVersions.comparison(versions.get(at - 1), version);
  }
}
