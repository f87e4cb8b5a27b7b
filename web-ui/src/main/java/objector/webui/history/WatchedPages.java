package objector.webui.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.programmes.Programmes;
import objector.programmes.WatchedPage;
import objector.webui.readmodel.ReadModel;
import objector.wording.Voice;
import objector.wording.sentence.PageWords;

/// Meta's pages as we know them: those of the programme first, then what else is looked at here.
public record WatchedPages(ReadModel readModel, Programmes programmes) {

  public List<PageRow> rows(Voice voice, Instant now) {
    Set<PageId> all = new LinkedHashSet<>();
    for (WatchedPage page : programmes.metaAiTraining().pages()) {
      all.add(new PageId(page.id()));
    }
    all.addAll(readModel.pages());
    List<PageRow> rows = new ArrayList<>();
    for (PageId page : all) {
      rows.add(row(page, voice, now));
    }
    return rows;
  }

  /// Grows whenever rows may have changed for another reason than time.
  public long revision() {
    return readModel.pagesRevision();
  }

  Optional<PageRow> find(String id, Voice voice, Instant now) {
    return rows(voice, now).stream().filter(row -> row.page().value().equals(id)).findFirst();
  }

  private PageRow row(PageId page, Voice voice, Instant now) {
    List<PageEvent> history = readModel.history(page);
    Optional<WatchState> watch = readModel.watch(page);
    Optional<WatchedPage> known = programmes.metaAiTraining().page(page.value());
    PageWords words = new PageWords(voice, programmes);
    WatchState.Declared own =
        known.isPresent() ? null : watch.map(WatchState::declared).orElse(null);
    return new PageRow(
        page,
        words.title(page),
        known.map(p -> p.url().toString()).orElse(own == null ? null : own.url()),
        known.map(WatchedPage::language).orElse(own == null ? null : own.language()),
        newest(history).isPresent(),
        watch
            .map(state -> words.standing(state, newest(history).orElse(null), now))
            .orElseGet(() -> voice.say("page.never-read")),
        lastChange(history).map(words::change).orElse(null),
        watch.map(PageRow::isBlind).orElse(false),
        watch.map(WatchState::lastLook).orElse(null),
        YearStrip.of(history, watch.map(WatchState::blindSince).orElse(null), now));
  }

  private static Optional<VersionRecorded> newest(List<PageEvent> history) {
    for (int i = history.size() - 1; i >= 0; i--) {
      if (history.get(i) instanceof VersionRecorded version) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  static Optional<VersionRecorded> lastChange(List<PageEvent> history) {
    return newest(history).filter(version -> !version.first());
  }
}
