package objector.ingest.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import objector.events.Blindness;
import objector.events.LookOutcome;
import org.jspecify.annotations.Nullable;

/// What a look at a page means, given all earlier looks. No clock, no files, no network.
///
/// A text is judged for blindness first, then compared by runs of words with **every** earlier
/// text: new words need a second look, or a printed date that moved, before anyone hears of them;
/// words that were seen before are recorded and not told; words that are only gone wait a day.
public final class PageHistory {
  /// Below this share of the words we know, we did not see the page.
  private static final double SHRUNK = 0.35;

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int REMOVAL_LOOKS = 3;

  /// A short text that prints a later date is believed sooner.
  private static final Duration SHORT_BUT_DATED = Duration.ofDays(2);

  private static final Period OLDER_BY = Period.ofYears(1);

  private final PageRules rules;
  private final Memory memory = new Memory();

  private @Nullable Version current;

  /// What stood there before an older edition that nobody was told of yet.
  private @Nullable Version untold;

  private @Nullable String language;

  /// What stands on the page now, where it is not the current version.
  private @Nullable Candidate candidate;

  private Standing shown = Standing.nothing();

  /// A short or foreign text, and for how long it has been there.
  private @Nullable Doubted doubted;

  public PageHistory(PageRules rules) {
    this.rules = rules;
    language = rules.language();
  }

  /// Takes a recorded version as it is: what was judged once is not judged again.
  public void restore(ReadPage page) {
    adopt(Candidate.of(page, memory, current()));
  }

  /// Takes up a text that was waiting when the past ended; after all versions were restored.
  public void resume(WaitingText waiting) {
    ReadPage page = waiting.page();
    if (memory.isVersion(page.key())) {
      return;
    }
    if (doubt(page) != null) {
      doubted = Doubted.resumed(waiting);
    } else if (current != null) {
      candidate = Candidate.of(page, memory, current.page());
      shown = Standing.resumed(waiting);
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
  public Look look(Blindness why, Instant at) {
    return Look.blind(at, why);
  }

  public Look look(ReadPage page, Instant at) {
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
    doubted = Doubted.seen(page, at, doubted);
    if (doubted.lasts(patience(page, doubt))) {
      return judge(page, at, Reasons.stayed(doubt)).believedIn(doubt);
    }
    boolean dated = doubt == Blindness.WRONG_LANGUAGE && printsLaterDate(page);
    return dated && !doubted.lasts(A_DAY)
        ? Look.quiet(at, LookOutcome.PENDING, Reasons.FOREIGN_BUT_DATED, page.effective())
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
  private Look judge(ReadPage page, Instant at, @Nullable String believed) {
    Version before = current;
    shown = shown.seen(page.key(), at);
    if (before == null) {
      adopt(Candidate.of(page, memory, null));
      String reason = believed == null ? Reasons.FIRST : believed;
      return Look.quiet(at, LookOutcome.FIRST, reason, page.effective());
    }
    if (page.key().equals(before.page().key())) {
      forget();
      if (untold != null && shown.lasts(rules.standing())) {
        Candidate stays = Candidate.of(page, memory, null);
        Look look =
            new PageChange(untold, stays).look(at, LookOutcome.CHANGED, true, Reasons.STAYS);
        untold = null;
        return look;
      }
      return Look.quiet(at, LookOutcome.UNCHANGED, Reasons.SAME, page.effective());
    }
    Candidate now = Candidate.of(page, memory, before.page());
    if (believed != null) {
      return changed(before, now, at, true, believed);
    }
    if (memory.isVersion(page.key())) {
      forget();
      adopt(now);
      return Look.quiet(at, LookOutcome.RETURNED, Reasons.RETURNED, page.effective());
    }
    return now.isNew() ? somethingNew(before, now, at) : nothingNew(before, now, at);
  }

  private Look somethingNew(Version before, Candidate now, Instant at) {
    if (now.saysMore() && printsLaterDate(now.page())) {
      return changed(before, now, at, true, Reasons.dateMoved(now.page().effective()));
    }
    if (candidate != null && candidate.isConfirmedBy(now)) {
      boolean older = printsMuchOlderDate(before.page(), now.page());
      boolean alert = now.isWorthTelling() && !older;
      Look look = changed(before, now, at, alert, older ? Reasons.OLDER : Reasons.seenTwice(now));
      untold = older && now.isWorthTelling() ? before : null;
      return look;
    }
    replaceCandidate(now);
    return moved(before, now, at, LookOutcome.PENDING, Reasons.SEEN_ONCE);
  }

  /// All its words were seen before: the same text in another shape, a mix of earlier texts, or one
  /// with something gone.
  private Look nothingNew(Version before, Candidate now, Instant at) {
    List<Passage> gone = PassageDiff.uncovered(before.page().text(), now.grams());
    boolean more = !PassageDiff.uncovered(now.page().text(), before.grams()).isEmpty();
    Set<String> goneForms = Memory.goneLinks(before.page(), now.page());
    goneForms.removeIf(link -> !before.page().isObjection(link));
    replaceCandidate(now);
    if (!more && gone.isEmpty() && goneForms.isEmpty()) {
      return Look.quiet(at, LookOutcome.UNCHANGED, Reasons.SAME_WORDS, now.page().effective());
    }
    if (shown.lasts(rules.standing())) {
      return changed(before, now, at, true, Reasons.STAYS);
    }
    if (memory.wasShown(now.page().key()) || memory.hasGoneBefore(gone, goneForms)) {
      return moved(before, now, at, LookOutcome.RETURNED, Reasons.RETURNED);
    }
    if (shown.lasts(A_DAY) && shown.looks() >= REMOVAL_LOOKS) {
      return changed(before, now, at, true, Reasons.gone(gone.isEmpty()));
    }
    return moved(before, now, at, LookOutcome.PENDING, Reasons.goneWaits(gone.isEmpty()));
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

  private void replaceCandidate(Candidate now) {
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

  private Look changed(Version before, Candidate now, Instant at, boolean alert, String reason) {
    Look look = new PageChange(before, now).look(at, LookOutcome.CHANGED, alert, reason);
    forget();
    adopt(now);
    return look;
  }

  private static Look moved(
      Version before, Candidate now, Instant at, LookOutcome outcome, String reason) {
    return new PageChange(before, now).look(at, outcome, false, reason);
  }

  private void adopt(Candidate text) {
    memory.addVersion(text.page(), text.grams(), current);
    current = new Version(text.page(), text.grams());
    untold = null;
    if (text.page().language() != null) {
      language = text.page().language();
    }
  }
}
