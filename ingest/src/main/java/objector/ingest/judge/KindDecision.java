package objector.ingest.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import objector.ingest.judge.KindJudge.Guess;
import objector.ingest.phrase.PhraseMatches;
import objector.programmes.phrase.Cue;
import objector.programmes.phrase.MailMask;
import objector.programmes.phrase.MailProvider;
import org.jspecify.annotations.Nullable;

/// What a mail is, all considered.
///
/// @param held null, or why a person must decide
record KindDecision(MailKind kind, @Nullable String held, List<String> because) {

  static KindDecision of(
      Sender sender,
      @Nullable MailMask mask,
      AuthenticityJudge.Finding weighed,
      Guess guess,
      @Nullable MailKind machine,
      @Nullable MailProvider provider,
      PhraseMatches subject,
      PhraseMatches seen) {
    if (weighed.verdict() == Verdict.CONTRADICTED) {
      return new KindDecision(MailKind.PHISHING, null, List.of());
    }
    if (machine != null && (!sender.meta() || machine == MailKind.BOUNCE)) {
      return new KindDecision(machine, null, List.of(Signal.BY_A_MACHINE.said()));
    }
    if (provider != null) {
      return new KindDecision(
          MailKind.FORWARDING_CONFIRMATION,
          null,
          List.of(provider.name() + " asks whether it may forward mail here"));
    }
    if (subject.has(Cue.FORWARDING)
        && seen.hits(Cue.FORWARDING).size() > 1
        && !sender.meta()
        && guess.kind() != MailKind.NOTICE) {
      return new KindDecision(
          MailKind.FORWARDING_CONFIRMATION,
          HeldReason.FORWARDING_BY_UNKNOWN.said(""),
          List.of(Signal.SPEAKS_OF_FORWARDING.said(subject.words(Cue.FORWARDING))));
    }
    if (mask != null) {
      return fromMask(guess, mask);
    }
    if (sender.meta()) {
      return fromMeta(guess, seen);
    }
    return sender.unknown() ? fromUnknown(guess) : fromOther(guess);
  }

  /// A mail that would change nothing, and may answer something that its person asked.
  KindDecision withAnswer(BooleanSupplier likely) {
    boolean filed = kind == MailKind.OTHER_META && held == null;
    return filed && likely.getAsBoolean()
        ? new KindDecision(kind, HeldReason.MAY_ANSWER.said(""), because)
        : this;
  }

  /// A forward in words that nobody told us: what matters is asked for.
  KindDecision withFieldsOpen(boolean open) {
    boolean matters =
        switch (kind) {
          case UNRELATED, PHISHING, BOUNCE, AUTO_REPLY, BROKEN -> false;
          default -> true;
        };
    // Words that were not understood may be cut at the wrong place.
    boolean free =
        held == null
            || held.equals(HeldReason.OBJECTION_UNREAD.said(""))
            || held.equals(HeldReason.MAY_ANSWER.said(""));
    return open && matters && free
        ? new KindDecision(kind, HeldReason.FORWARDED_IN_UNKNOWN_WORDS.said(""), because)
        : this;
  }

  /// Held where something could not be read, and never filed as nobody's.
  ///
  /// @param unread null, or what could not be read, and how to send it better
  KindDecision withUnread(@Nullable String unread) {
    boolean open =
        switch (kind) {
          case PHISHING, BOUNCE, AUTO_REPLY, BROKEN, FORWARDING_CONFIRMATION -> false;
          default -> true;
        };
    if (unread == null || !open) {
      return this;
    }
    return new KindDecision(
        kind == MailKind.UNRELATED ? MailKind.OTHER_META : kind, unread, because);
  }

  /// Meta's word about an objection changes something for its person, whatever it is: where it is
  /// not understood it is asked about, never filed as one that changes nothing.
  private static KindDecision fromMeta(Guess guess, PhraseMatches seen) {
    MailKind kind = guess.kind();
    List<String> because = new ArrayList<>(guess.because());
    if (kind == null || (kind == MailKind.OTHER_META && guess.held() == null)) {
      boolean aboutIt = seen.has(Cue.YOUR_OBJECTION);
      because.addFirst((aboutIt ? Signal.FROM_META : Signal.FROM_META_ABOUT_ELSE).said());
      return new KindDecision(
          MailKind.OTHER_META, aboutIt ? HeldReason.OBJECTION_UNREAD.said("") : null, because);
    }
    because.addFirst(Signal.FROM_META.said());
    return new KindDecision(kind, guess.held(), because);
  }

  private static KindDecision fromMask(Guess guess, MailMask mask) {
    // What a mask forwards may be Meta's and unread: it is not filed, either.
    MailKind kind = guess.kind() == null ? MailKind.OTHER_META : guess.kind();
    return new KindDecision(kind, HeldReason.MASKED.said(mask.name()), guess.because());
  }

  private static KindDecision fromUnknown(Guess guess) {
    MailKind kind = guess.kind();
    if (kind == null) {
      return new KindDecision(MailKind.UNRELATED, null, nothing(guess));
    }
    return new KindDecision(kind, guess.held(), guess.because());
  }

  /// Somebody else's mail. Whose words are Meta's all the same may be a copy that a person pasted,
  /// or an article: they know.
  private static KindDecision fromOther(Guess guess) {
    MailKind kind = guess.kind();
    if (kind == null || !guess.certain()) {
      return new KindDecision(MailKind.UNRELATED, null, List.of(Signal.NOTHING_OF_META.said()));
    }
    MailKind told = kind == MailKind.CONFIRMATION ? MailKind.OTHER_META : kind;
    return new KindDecision(told, HeldReason.LIKE_METAS.said(""), guess.because());
  }

  private static List<String> nothing(Guess guess) {
    return guess.because().isEmpty() ? List.of(Signal.NOTHING_ABOUT_META.said()) : guess.because();
  }
}
