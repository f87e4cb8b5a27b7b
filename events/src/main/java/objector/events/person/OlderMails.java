package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// Mails that wait for their person and that the dossier has no room for, however many they are:
/// from which to which they are, not which. What they are is read from `objector.mail`. A mail is
/// known by where its bytes were kept ([objector.events.id.Evidence#offset]): an event tells that
/// itself, so it stays true where records are copied to other places.
///
/// @param since how many mails that are no question (any more) came after the newest that is
/// @param spans in order, the oldest first; now and then two overlap, as mails that come at once
///   may overtake each other
/// @param latest where the last of those lies that came since
public record OlderMails(
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int since,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Span> spans,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long latest) {
  /// As many as one page shows.
  public static final int MOST_IN_SPAN = 100;

  /// Both at some ten bytes: a dossier has 64 kB.
  static final int MOST_SPANS = 1_000;

  static final int MOST_DECIDED = 2_000;

  /// Nobody's mails are older than what the dossier holds.
  public static final OlderMails NONE = new OlderMails(0, List.of(), 0);

  public OlderMails {
    spans = Preconditions.list(spans);
  }

  /// All mails of the person's between two places.
  ///
  /// @param mails how many
  /// @param before how many that are no question lie between it and the span before it
  /// @param decided those of them that wait no more
  public record Span(
      long first,
      long last,
      int mails,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int before,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> decided) {
    public Span {
      decided = Preconditions.list(decided);
    }

    /// How many still wait.
    public int open() {
      return mails - decided.size();
    }

    /// Whether a mail would be one of them.
    public boolean covers(long offset) {
      return first <= offset && offset <= last;
    }

    private Span grown(long offset) {
      return new Span(Math.min(first, offset), Math.max(last, offset), mails + 1, before, decided);
    }

    private Span without(long offset, int mails) {
      List<Long> all = new ArrayList<>(decided);
      all.add(offset);
      return new Span(first, last, mails, before, all);
    }

    private Span behind(int more) {
      return new Span(first, last, mails, before + more, decided);
    }

    private Span with(Span next) {
      List<Long> all = new ArrayList<>(decided);
      all.addAll(next.decided);
      return new Span(
          Math.min(first, next.first),
          Math.max(last, next.last),
          mails + next.before + next.mails,
          before,
          all);
    }
  }

  /// How many wait.
  public int open() {
    return spans.stream().mapToInt(Span::open).sum();
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /// Whether a mail lies among them, decided or not.
  public boolean covers(long offset) {
    return at(offset) >= 0;
  }

  /// Whether a mail waits.
  public boolean isOpen(long offset) {
    int at = at(offset);
    return at >= 0 && !spans.get(at).decided().contains(offset);
  }

  /// The one that a mail lies in; null: none.
  public @Nullable Span spanOf(long offset) {
    int at = at(offset);
    return at < 0 ? null : spans.get(at);
  }

  /// One more that waits.
  ///
  /// @param before how many that are no question lie between it and the one before it
  public OlderMails waiting(long offset, int before) {
    List<Span> all = new ArrayList<>(spans);
    int at = at(offset);
    if (at >= 0) {
      all.set(at, all.get(at).grown(offset));
      return new OlderMails(since, all, latest);
    }
    Span newest = all.isEmpty() ? null : all.getLast();
    if (newest != null && newest.last() < offset && before == 0 && newest.mails() < MOST_IN_SPAN) {
      all.set(all.size() - 1, newest.grown(offset));
      return new OlderMails(since, all, latest);
    }
    int place = all.size();
    while (place > 0 && all.get(place - 1).first() > offset) {
      place--;
    }
    all.add(place, new Span(offset, offset, 1, before, List.of()));
    return new OlderMails(since, all, latest).bounded();
  }

  /// One waits no more. When none of a span does, it goes.
  public OlderMails decided(long offset) {
    int at = at(offset);
    if (at < 0 || spans.get(at).decided().contains(offset)) {
      return this;
    }
    return without(at, offset, spans.get(at).mails());
  }

  /// One that is no question lies among them, and was not counted as one.
  public OlderMails passed(long offset) {
    int at = at(offset);
    return at < 0 ? this : without(at, offset, spans.get(at).mails() + 1);
  }

  /// The same, but that so many came since, the last of them there.
  public OlderMails since(int mails, long latest) {
    return new OlderMails(mails, spans, latest);
  }

  private OlderMails without(int at, long offset, int mails) {
    List<Span> all = new ArrayList<>(spans);
    Span less = all.get(at).without(offset, mails);
    if (less.open() > 0) {
      all.set(at, less);
      return new OlderMails(since, all, latest).bounded();
    }
    all.remove(at);
    if (at < all.size()) {
      all.set(at, all.get(at).behind(less.before() + less.mails()));
    }
    return new OlderMails(since, all, latest);
  }

  /// Of two that overlap the narrower one.
  private int at(long offset) {
    int found = -1;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.covers(offset)
          && (found < 0
              || span.last() - span.first() < spans.get(found).last() - spans.get(found).first())) {
        found = i;
      }
    }
    return found;
  }

  /// Nothing is lost for want of room: what was decided is asked once more.
  private OlderMails bounded() {
    List<Span> all = new ArrayList<>(spans);
    while (all.size() > MOST_SPANS) {
      int at = nearest(all);
      all.set(at - 1, all.get(at - 1).with(all.remove(at)));
    }
    while (all.stream().mapToInt(span -> span.decided().size()).sum() > MOST_DECIDED) {
      int most = 0;
      for (int i = 1; i < all.size(); i++) {
        most = all.get(i).decided().size() > all.get(most).decided().size() ? i : most;
      }
      Span span = all.get(most);
      all.set(most, new Span(span.first(), span.last(), span.mails(), span.before(), List.of()));
    }
    return new OlderMails(since, all, latest);
  }

  /// The later of the two neighbours between which the fewest lie that are no question.
  private static int nearest(List<Span> all) {
    int found = 1;
    for (int i = 2; i < all.size(); i++) {
      int cost = all.get(i).before() + all.get(i).mails();
      int least = all.get(found).before() + all.get(found).mails();
      found = cost < least ? i : found;
    }
    return found;
  }
}
