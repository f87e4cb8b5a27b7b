package objector.ingest.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import objector.events.mail.HeldReason;
import objector.events.mail.MailKind;
import objector.ingest.phrase.PhraseIndex.Hit;
import objector.ingest.phrase.PhraseMatches;
import objector.programmes.phrase.Cue;
import org.jspecify.annotations.Nullable;

/// What a mail of Meta says, by its words. The rule above all: a confirmation is one only when a
/// sentence states it, nothing in the mail speaks against it, and it is about AI.
final class KindJudge {
  private KindJudge() {}

  /// What the words say.
  ///
  /// @param kind null when they say nothing of ours
  /// @param held null, or why a person must decide
  /// @param certain a whole sentence of Meta's was found, or an answer in so many words
  record Guess(
      @Nullable MailKind kind, @Nullable String held, boolean certain, List<String> because) {
    /// A confirmation waits for a person where there is a doubt. What was held as another answer is
    /// one where there is none: every word of it is known, whether or not one of them is AI.
    /// Anything else stays as it is.
    Guess believedUnless(Supplier<@Nullable String> doubt) {
      boolean answer =
          kind == MailKind.ACKNOWLEDGEMENT
              || kind == MailKind.MORE_INFORMATION
              || kind == MailKind.OTHER_META;
      if (kind == MailKind.CONFIRMATION && held == null) {
        return new Guess(kind, doubt.get(), certain, because);
      }
      boolean known = answer && held != null && doubt.get() == null;
      return known ? new Guess(MailKind.CONFIRMATION, null, true, because) : this;
    }

    /// That an objection arrived changes little, and what Meta asks much: a receipt with a sentence
    /// that may ask waits for a person.
    Guess receiptUnless(Supplier<@Nullable String> asking) {
      String asked = kind == MailKind.ACKNOWLEDGEMENT && held == null ? asking.get() : null;
      return asked == null
          ? this
          : new Guess(kind, HeldReason.ASKS_YOU.said(asked), certain, because);
    }
  }

  /// Words that an answer to a request of the reader's has, whatever it is about.
  static boolean answers(PhraseMatches found) {
    return Stream.of(
            Cue.REFUSED,
            Cue.DENIED,
            Cue.EXTENSION,
            Cue.MORE_INFORMATION,
            Cue.CONFIRMED,
            Cue.STOPPED)
        .anyMatch(found::has);
  }

  /// @param formLink a link leads to an objection form
  /// @param code there is a number that may be a code
  static Guess judge(PhraseMatches found, boolean formLink, boolean code) {
    boolean ai = found.has(Cue.AI) || found.has(Cue.NOTICE);
    boolean objection =
        formLink
            || found.has(Cue.OBJECTION)
            || found.has(Cue.YOUR_OBJECTION)
            || found.has(Cue.RIGHT)
            || found.has(Cue.NOTICE);
    List<String> because = new ArrayList<>();
    cue(because, found, Cue.NOTICE, "a sentence of Meta's notice");
    cue(because, found, Cue.AI, "speaks of AI at Meta");
    cue(because, found, Cue.OBJECTION, "speaks of objecting");
    if (formLink) {
      because.add("links to an objection form");
    }
    if (code && found.has(Cue.CODE)) {
      return code(found, ai, objection, because);
    }
    if (objection) {
      Guess answer = answer(found, ai, formLink, because);
      if (answer != null) {
        return answer;
      }
    }
    if (found.has(Cue.NOTICE) || (ai && objection)) {
      return notice(found, formLink, because);
    }
    if (found.has(Cue.SECURITY) && !ai && !objection) {
      cue(because, found, Cue.SECURITY, "speaks of signing in");
      return new Guess(MailKind.ACCOUNT_SECURITY, null, false, because);
    }
    if (found.has(Cue.OTHER_META)) {
      cue(because, found, Cue.OTHER_META, "speaks of another change at Meta");
      return new Guess(MailKind.OTHER_META, null, false, because);
    }
    return new Guess(null, null, false, because);
  }

  private static Guess code(
      PhraseMatches found, boolean ai, boolean objection, List<String> because) {
    cue(because, found, Cue.CODE, "holds a code");
    boolean security = found.has(Cue.SECURITY);
    if (security) {
      cue(because, found, Cue.SECURITY, "speaks of signing in");
    }
    if (ai || objection) {
      return security
          ? new Guess(MailKind.CODE, HeldReason.CODE_FOR_WHAT.said(""), false, because)
          : new Guess(MailKind.CODE, null, false, because);
    }
    boolean form = found.has(Cue.FORM) && !security;
    if (form) {
      cue(because, found, Cue.FORM, "speaks of a form or request");
    }
    return new Guess(form ? MailKind.CODE : MailKind.ACCOUNT_SECURITY, null, false, because);
  }

  /// An answer to an objection; null when it is none.
  private static @Nullable Guess answer(
      PhraseMatches found, boolean ai, boolean formLink, List<String> because) {
    boolean invites = formLink || found.has(Cue.RIGHT);
    Hit refused = refusal(found, invites || found.has(Cue.NOTICE));
    Hit asked = asked(found);
    Hit extended = found.stated(Cue.EXTENSION);
    Hit granted = granted(found);
    Hit received = received(found);
    boolean mine = !formLink && (found.has(Cue.YOUR_OBJECTION) || !found.has(Cue.RIGHT));
    if (found.has(Cue.NOTICE) && refused == null && granted == null) {
      return null;
    }
    boolean outright = refused != null && refused.cue() == Cue.REFUSED;
    if (refused != null && (outright || extended == null)) {
      String doubt = granted == null ? null : also(refused);
      return guess(MailKind.REFUSAL, doubt, because, refused, "says that it is refused");
    }
    if (extended != null && mine) {
      String doubt = granted == null ? null : also(extended);
      return guess(MailKind.EXTENSION, doubt, because, extended, "says that it takes longer");
    }
    if (asked != null && mine) {
      String doubt = granted == null ? null : also(asked);
      return guess(MailKind.MORE_INFORMATION, doubt, because, asked, "asks for more");
    }
    if (granted != null) {
      return granted(found, ai, invites, because, granted);
    }
    if (received != null && !found.has(Cue.NOTICE)) {
      Hit stopped = found.stated(Cue.STOPPED);
      Hit open = waiting(found);
      if (stopped == null || open != null) {
        String doubt = stopped == null || open == null ? null : also(open);
        return guess(MailKind.ACKNOWLEDGEMENT, doubt, because, received, "says that it arrived");
      }
      return promised(because, stopped);
    }
    Hit taken = found.statedTogether(Cue.TAKEN_IN, Cue.YOUR_OBJECTION, false);
    if (taken != null && !found.has(Cue.NOTICE)) {
      return taken(found, ai, because, taken);
    }
    Hit stopped = found.stated(Cue.STOPPED);
    if (stopped != null && ai && !found.has(Cue.RIGHT) && found.has(Cue.YOUR_OBJECTION)) {
      return promised(because, stopped);
    }
    return null;
  }

  /// Taken in, or into account: most like a confirmation where nothing is still to be decided, and
  /// then the person is asked, as no known sentence grants in such words.
  private static Guess taken(PhraseMatches found, boolean ai, List<String> because, Hit taken) {
    boolean open = waiting(found) != null || !ai;
    String doubt = open ? HeldReason.NOT_OUTRIGHT.said("") : null;
    MailKind kind = open ? MailKind.ACKNOWLEDGEMENT : MailKind.CONFIRMATION;
    return guess(kind, doubt, because, taken, "says that it arrived");
  }

  /// It says that the use stops, and not that the objection is granted: most like a confirmation,
  /// and believed only when it is read to its last word.
  private static Guess promised(List<String> because, Hit stopped) {
    return guess(MailKind.CONFIRMATION, null, because, stopped, "says that use will stop");
  }

  /// A granting sentence was found: what speaks against believing it?
  private static Guess granted(
      PhraseMatches found, boolean ai, boolean invites, List<String> because, Hit granted) {
    because.add("grants the objection: “" + granted.entry().text() + "”");
    if (found.has(Cue.NOTICE) || invites) {
      return new Guess(MailKind.NOTICE, HeldReason.MAY_ANSWER.said(""), true, because);
    }
    Hit open = waiting(found);
    if (open != null) {
      return new Guess(MailKind.ACKNOWLEDGEMENT, also(open), true, because);
    }
    if (!ai) {
      return new Guess(MailKind.OTHER_META, HeldReason.NOT_ABOUT_AI.said(""), true, because);
    }
    return new Guess(MailKind.CONFIRMATION, null, true, because);
  }

  private static @Nullable Hit granted(PhraseMatches found) {
    for (Hit hit : found.hits(Cue.CONFIRMED)) {
      boolean about = !found.inSentence(hit.sentence(), Cue.RIGHT);
      if (about && found.states(hit) && !found.negated(hit, hit)) {
        return hit;
      }
    }
    for (Hit hit : found.hits(Cue.GRANTED)) {
      boolean mine = found.statedWith(hit, Cue.YOUR_OBJECTION, false);
      if (mine && !found.overlaps(hit, Cue.RECEIVED)) {
        return hit;
      }
    }
    return null;
  }

  /// A decision that is still to come, of the objection that the reader made.
  private static @Nullable Hit waiting(PhraseMatches found) {
    return found.hits(Cue.PENDING).stream()
        .filter(hit -> found.soonAfter(hit, Cue.YOUR_OBJECTION) && !found.conditioned(hit))
        .findFirst()
        .orElse(null);
  }

  /// What does not go with granting, in the mail's own words.
  private static String also(Hit hit) {
    return HeldReason.TWO_ANSWERS.said(hit.entry().text());
  }

  private static @Nullable Hit refusal(PhraseMatches found, boolean invites) {
    Hit hit = found.stated(Cue.REFUSED);
    if (hit == null) {
      hit = found.refused(Cue.DENIED, Cue.YOUR_OBJECTION);
    }
    if (hit == null) {
      hit = found.statedTogether(Cue.UNABLE, Cue.YOUR_OBJECTION, true);
    }
    return hit != null || invites ? hit : found.statedSoonAfter(Cue.DENIED, Cue.OBJECTION);
  }

  /// A request for more may well begin with "before" or "to": only a promise excludes it.
  private static @Nullable Hit asked(PhraseMatches found) {
    return found.hits(Cue.MORE_INFORMATION).stream().findFirst().orElse(null);
  }

  private static @Nullable Hit received(PhraseMatches found) {
    Hit hit = found.statedTogether(Cue.RECEIVED, Cue.YOUR_OBJECTION, false);
    if (hit != null) {
      return hit;
    }
    for (Hit pending : found.hits(Cue.PENDING)) {
      boolean about = found.inSentence(pending.sentence(), Cue.YOUR_OBJECTION);
      if (about && !found.inSentence(pending.sentence(), Cue.CONDITION)) {
        return pending;
      }
    }
    // "We received it and will tell you whether we accept it": what follows is no obstacle.
    return found.hits(Cue.RECEIVED).stream()
        .filter(got -> found.inSentence(got.sentence(), Cue.YOUR_OBJECTION))
        .filter(got -> !found.conditioned(got))
        .findFirst()
        .orElse(null);
  }

  /// A notice says how to object. One that has no form to offer and no sentence of Meta's notice,
  /// and speaks of an objection that was made, may be an answer, a survey or the policy.
  private static Guess notice(PhraseMatches found, boolean formLink, List<String> because) {
    boolean sure = formLink || found.has(Cue.NOTICE);
    boolean invites = sure || (found.has(Cue.RIGHT) && !tells(found));
    if (!invites) {
      return new Guess(MailKind.OTHER_META, HeldReason.OBJECTION_UNREAD.said(""), false, because);
    }
    boolean answers =
        Stream.of(Cue.YOUR_OBJECTION, Cue.CONFIRMED, Cue.GRANTED, Cue.DENIED, Cue.REFUSED)
            .flatMap(cue -> found.hits(cue).stream())
            .anyMatch(hit -> !found.inSentence(hit.sentence(), Cue.PROMISE));
    String doubt = !sure && answers ? HeldReason.MAY_ANSWER.said("") : null;
    return new Guess(MailKind.NOTICE, doubt, found.has(Cue.NOTICE), because);
  }

  /// Whether it tells what became of something: a notice tells what one may do.
  private static boolean tells(PhraseMatches found) {
    return Stream.of(Cue.REFUSED, Cue.DENIED, Cue.RECEIVED, Cue.PENDING, Cue.EXTENSION)
        .anyMatch(cue -> found.stated(cue) != null);
  }

  private static Guess guess(
      MailKind kind, @Nullable String held, List<String> because, Hit hit, String words) {
    because.add(words + ": “" + hit.entry().text() + "”");
    return new Guess(kind, held, true, because);
  }

  private static void cue(List<String> because, PhraseMatches found, Cue cue, String words) {
    if (found.has(cue)) {
      because.add(words + ": “" + found.words(cue) + "”");
    }
  }
}
