package objector.ingest.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import objector.ingest.text.Passage;
import org.jspecify.annotations.Nullable;

/// What a look at a page means, given all earlier looks. No clock, no files, no network.
///
/// A text is judged for blindness first, then compared by runs of words with **every** earlier
/// text: new words need a second look, or a printed date that moved, before anyone hears of them;
/// words that were seen before are recorded and not told; words that are only gone wait a day.
///
/// Why an earlier text that returns is told to nobody, and one that was never a version only once
/// it has stayed for a week: sites show editions in turns, by region, by cache, on trial. Of the
/// policies that `PolicyVersions` replays 75 observations are such returns, the longest after more
/// than four years, 27 of them stayed for a week and more, and none was its writers' decision: told
/// at the second look they would have been as many false alarms. Whoever does take words back
/// prints a new date with them, and that text is a new one, told at once.
public final class PageHistory {
  /// Below this share of the words we know, we did not see the page.
  private static final double SHRUNK = 0.35;

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int REMOVAL_LOOKS = 3;

  /// A short text that prints a later date is believed sooner.
  private static final Duration SHORT_BUT_DATED = Duration.ofDays(2);

  private static final Period OLDER_BY = Period.ofYears(1);

  private final PageRules rules;
  private final PageMemory memory = new PageMemory();

  private @Nullable PageVersion current;

  /// What stood there before an older edition that nobody was told of yet.
  private @Nullable PageVersion untold;

  private @Nullable String language;

  /// What stands on the page now, where it is not the current version.
  private @Nullable CandidateText candidate;

  private StandingTime shown = StandingTime.nothing();

  /// A short or foreign text, and for how long it has been there.
  private @Nullable DoubtedText doubted;

  public PageHistory(PageRules rules) {
    this.rules = rules;
    language = rules.language();
  }

  /// Takes a recorded version as it is: what was judged once is not judged again.
  public void restore(ReadPage page) {
    adopt(CandidateText.of(page, memory, current()));
  }

  /// Takes up a text that was waiting when the past ended; after all versions were restored.
  public void resume(WaitingText waiting) {
    ReadPage page = waiting.page();
    if (memory.isVersion(page.key())) {
      return;
    }
    if (doubt(page) != null) {
      doubted = DoubtedText.resumed(waiting);
    } else if (current != null) {
      candidate = CandidateText.of(page, memory, current.page());
      shown = StandingTime.resumed(waiting);
    }
  }

  /// The text that further looks decide on.
  public Optional<WaitingText> waiting() {
    if (doubted != null) {
      return Optional.of(new WaitingText(doubted.page(), doubted.since(), doubted.last(), 1));
    }
    return candidate == null ? Optional.empty() : Optional.of(shown.of(candidate.page()));
  }

  /// The newest version, null before the first.
  public @Nullable ReadPage current() {
    return current == null ? null : current.page();
  }

  /// A look that brought nothing to read.
  public PageLook look(Blindness why, Instant at) {
    return PageLook.blind(at, why);
  }

  public PageLook look(ReadPage page, Instant at) {
    Blindness wall = page.blindness();
    if (wall != null) {
      return look(wall, at);
    }
    if (!rules.allow(page.text())) {
      return look(Blindness.BLANK, at);
    }
    Blindness doubt = memory.isVersion(page.key()) ? null : doubt(page);
    if (doubt == null) {
      doubted = null;
      return judge(page, at, null);
    }
    doubted = DoubtedText.seen(page, at, doubted);
    if (doubted.lasts(patience(page, doubt))) {
      return judge(page, at, LookReasons.stayed(doubt)).believedIn(doubt);
    }
    boolean dated = doubt == Blindness.WRONG_LANGUAGE && printsLaterDate(page);
    return dated && !doubted.lasts(A_DAY)
        ? PageLook.quiet(at, LookOutcome.PENDING, LookReasons.FOREIGN_BUT_DATED, page.effective())
        : look(doubt, at);
  }

  private @Nullable Blindness doubt(ReadPage page) {
    if (page.language() != null && language != null && !language.equals(page.language())) {
      return Blindness.WRONG_LANGUAGE;
    }
    boolean shrunk = current != null && page.words() < SHRUNK * current.page().words();
    return shrunk ? Blindness.SHRUNK : null;
  }

  private Duration patience(ReadPage page, Blindness doubt) {
    boolean sooner = doubt == Blindness.SHRUNK && printsLaterDate(page);
    return sooner && SHORT_BUT_DATED.compareTo(rules.standing()) < 0
        ? SHORT_BUT_DATED
        : rules.standing();
  }

  /// @param believed why a doubted text counts after all; null when there was no doubt
  private PageLook judge(ReadPage page, Instant at, @Nullable String believed) {
    PageVersion before = current;
    shown = shown.seen(page.key(), at);
    if (before == null) {
      adopt(CandidateText.of(page, memory, null));
      String reason = believed == null ? LookReasons.FIRST : believed;
      return PageLook.quiet(at, LookOutcome.FIRST, reason, page.effective());
    }
    if (page.key().equals(before.page().key())) {
      forget();
      if (untold != null && shown.lasts(rules.standing())) {
        CandidateText stays = CandidateText.of(page, memory, null);
        PageLook look =
            new PageChange(untold, stays).look(at, LookOutcome.CHANGED, true, LookReasons.STAYS);
        untold = null;
        return look;
      }
      return PageLook.quiet(at, LookOutcome.UNCHANGED, LookReasons.SAME, page.effective());
    }
    CandidateText now = CandidateText.of(page, memory, before.page());
    if (believed != null) {
      return changed(before, now, at, true, believed);
    }
    if (memory.isVersion(page.key())) {
      forget();
      adopt(now);
      return PageLook.quiet(at, LookOutcome.RETURNED, LookReasons.RETURNED, page.effective());
    }
    if (WrittenOtherwise.isAll(before, now)) {
      forget();
      memory.add(page, now.grams(), before);
      return PageLook.quiet(at, LookOutcome.UNCHANGED, LookReasons.OTHERWISE, page.effective());
    }
    return now.isNew() ? somethingNew(before, now, at) : nothingNew(before, now, at);
  }

  private PageLook somethingNew(PageVersion before, CandidateText now, Instant at) {
    if (now.saysMore() && printsLaterDate(now.page())) {
      return changed(before, now, at, true, LookReasons.dateMoved(now.page().effective()));
    }
    if (candidate != null && candidate.isConfirmedBy(now)) {
      boolean older = printsMuchOlderDate(before.page(), now.page());
      boolean alert = now.isWorthTelling() && !older;
      PageLook look =
          changed(before, now, at, alert, older ? LookReasons.OLDER : LookReasons.seenTwice(now));
      untold = older && now.isWorthTelling() ? before : null;
      return look;
    }
    replaceCandidate(now);
    return moved(before, now, at, LookOutcome.PENDING, LookReasons.SEEN_ONCE);
  }

  /// All its words were seen before: the same text in another shape, a mix of earlier texts, or one
  /// with something gone.
  private PageLook nothingNew(PageVersion before, CandidateText now, Instant at) {
    List<Passage> gone = PassageDiff.uncovered(before.page().text(), now.grams());
    boolean more = !PassageDiff.uncovered(now.page().text(), before.grams()).isEmpty();
    Set<String> goneForms = PageMemory.goneLinks(before.page(), now.page());
    goneForms.removeIf(link -> !before.page().isObjection(link));
    replaceCandidate(now);
    if (!more && gone.isEmpty() && goneForms.isEmpty()) {
      return PageLook.quiet(
          at, LookOutcome.UNCHANGED, LookReasons.SAME_WORDS, now.page().effective());
    }
    if (shown.lasts(rules.standing())) {
      return changed(before, now, at, true, LookReasons.STAYS);
    }
    if (memory.wasShown(now.page().key()) || memory.hasGoneBefore(gone, goneForms)) {
      return moved(before, now, at, LookOutcome.RETURNED, LookReasons.RETURNED);
    }
    if (shown.lasts(A_DAY) && shown.looks() >= REMOVAL_LOOKS) {
      return changed(before, now, at, true, LookReasons.gone(gone.isEmpty()));
    }
    return moved(before, now, at, LookOutcome.PENDING, LookReasons.goneWaits(gone.isEmpty()));
  }

  private boolean printsLaterDate(ReadPage page) {
    LocalDate printed = page.effective();
    LocalDate known = current == null ? null : current.page().effective();
    return printed != null && known != null && printed.isAfter(known) && !memory.knowsDate(printed);
  }

  /// Old copies turn up behind caches and in other regions: recorded, nobody is told.
  private static boolean printsMuchOlderDate(ReadPage before, ReadPage now) {
    LocalDate known = before.effective();
    LocalDate printed = now.effective();
    return known != null && printed != null && printed.isBefore(known.minus(OLDER_BY));
  }

  private void replaceCandidate(CandidateText now) {
    if (candidate == null || !candidate.page().key().equals(now.page().key())) {
      forget();
      candidate = now;
    }
  }

  /// The candidate was not confirmed: it stays known as a text that was shown for a while, so that
  /// its next visit is no news.
  private void forget() {
    if (candidate != null) {
      memory.add(candidate.page(), candidate.grams(), current);
      candidate = null;
    }
  }

  private PageLook changed(
      PageVersion before, CandidateText now, Instant at, boolean alert, String reason) {
    PageLook look = new PageChange(before, now).look(at, LookOutcome.CHANGED, alert, reason);
    forget();
    adopt(now);
    return look;
  }

  private static PageLook moved(
      PageVersion before, CandidateText now, Instant at, LookOutcome outcome, String reason) {
    return new PageChange(before, now).look(at, outcome, false, reason);
  }

  private void adopt(CandidateText text) {
    memory.addVersion(text.page(), text.grams(), current);
    current = new PageVersion(text.page(), text.grams());
    untold = null;
    if (text.page().language() != null) {
      language = text.page().language();
    }
  }
}
