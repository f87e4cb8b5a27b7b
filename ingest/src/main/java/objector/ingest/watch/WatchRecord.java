package objector.ingest.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.WatchState;
import objector.ingest.extract.ReadPage;
import objector.ingest.history.PageLook;
import org.jspecify.annotations.Nullable;

/// What is written after a look, and what is known of the page from then on. Pure.
///
/// @param newest the last version's event
/// @param unchangedSince when the newest text was first seen
record WatchRecord(
    Visibility sight,
    @Nullable EventId newest,
    @Nullable Instant unchangedSince,
    List<PageEvent> events) {
  static final WatchRecord NONE = new WatchRecord(Visibility.CLEAR, null, null, List.of());

  WatchRecord {
    events = List.copyOf(events);
  }

  /// Whether a look brought a text that is to be kept.
  static boolean isVersion(PageLook look) {
    return look.outcome() == LookOutcome.FIRST || look.outcome() == LookOutcome.CHANGED;
  }

  /// A look that saw no policy.
  WatchRecord blind(PageId page, PageLook look, Blindness reason) {
    Visibility now = sight.failed(look.at());
    Instant since = now.blindSince();
    List<PageEvent> told = new ArrayList<>();
    if (since != null && !sight.blind()) {
      told.add(
          new PageWentBlind(
              EventId.of("page-went-blind", page, since), page, look.at(), since, reason));
    }
    return new WatchRecord(now, newest, unchangedSince, told);
  }

  /// A look that brought nothing to keep.
  WatchRecord seen(PageId page, PageLook look) {
    Instant since = look.outcome() == LookOutcome.RETURNED ? look.at() : unchangedSince;
    return new WatchRecord(Visibility.CLEAR, newest, since, sightRegained(page, look.at()));
  }

  /// A look that brought a new version.
  WatchRecord version(PageId page, PageLook look, ReadPage text, Evidence capture, Evidence kept) {
    EventId id = versionId(page, kept.sha256());
    List<PageEvent> told = sightRegained(page, look.at());
    told.add(
        new VersionRecorded(
            id,
            page,
            look.at(),
            look.outcome() == LookOutcome.FIRST,
            look.alert(),
            capture,
            kept,
            text.words(),
            text.effective(),
            objectionLinks(text),
            look.formLinksAdded(),
            look.formLinksRemoved(),
            look.topics(),
            look.added(),
            look.removed(),
            look.doubted()));
    return new WatchRecord(Visibility.CLEAR, id, look.at(), told);
  }

  /// The same text after the same version is the same event, however often it is written.
  EventId versionId(PageId page, String textHash) {
    return EventId.of("version-recorded", page, textHash, newest == null ? "first" : newest);
  }

  /// Where a version is there already.
  WatchRecord after(EventId version, Instant at) {
    return new WatchRecord(Visibility.CLEAR, version, at, List.of());
  }

  private static List<String> objectionLinks(ReadPage text) {
    return text.formLinks().entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<PageEvent> sightRegained(PageId page, Instant at) {
    List<PageEvent> told = new ArrayList<>();
    Instant since = sight.blindSince();
    if (since != null) {
      told.add(new PageSeesAgain(EventId.of("page-sees-again", page, since), page, at, since));
    }
    return told;
  }

  WatchState state(PageId page, PageLook look, Instant next, WatchState.@Nullable Waiting waiting) {
    return new WatchState(
        page,
        look.at(),
        look.outcome(),
        look.blindness(),
        sight.blindSince(),
        sight.failures(),
        unchangedSince,
        next,
        waiting);
  }
}
