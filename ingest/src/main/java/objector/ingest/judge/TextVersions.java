package objector.ingest.judge;

import java.util.List;
import objector.events.mail.HeldReason;
import objector.events.mail.MailKind;
import objector.ingest.forward.Original;
import objector.ingest.judge.KindJudge.Guess;
import objector.ingest.phrase.PhraseIndex;
import objector.ingest.phrase.PhraseMatches;
import objector.ingest.wrapped.InPlaceOfText;
import objector.programmes.phrase.Cue;

/// A mail may say the same twice, plain and formatted, or not the same.
record TextVersions(PhraseIndex index, List<String> brands) {
  /// By what is seen; the other version of the text must not say less of a confirmation, and may
  /// say more of anything else.
  ///
  /// @param form whether a link leads to a form for objecting
  /// @param code whether it holds a code
  Guess guess(Original judged, String subject, PhraseMatches seen, boolean form, boolean code) {
    Guess guess = KindJudge.judge(seen, form, code);
    for (String other :
        judged.texts().subList(Math.min(1, judged.texts().size()), judged.texts().size())) {
      PhraseMatches also = PhraseMatches.of(subject + "\n\n" + other, index);
      boolean brief = also.passage().text().length() < 120 + subject.length();
      Guess second = KindJudge.judge(also, form, code);
      boolean differ = second.kind() != guess.kind() && !brief;
      if (differ && guess.kind() == MailKind.CONFIRMATION) {
        return new Guess(
            MailKind.ACKNOWLEDGEMENT, HeldReason.VERSIONS_DIFFER.said(""), true, guess.because());
      }
      if (differ && guess.kind() != null && second.kind() == MailKind.CONFIRMATION) {
        String doubt = HeldReason.VERSIONS_DIFFER.said("");
        return new Guess(guess.kind(), doubt, guess.certain(), guess.because());
      }
      if (differ && guess.kind() == null && second.kind() != MailKind.CONFIRMATION) {
        guess = second;
      }
    }
    return guess;
  }

  /// Whether its text says what it is, or says much. A Subject says it of what is in a file, too.
  boolean tell(MailKind kind, Original judged) {
    return judged.texts().stream()
        .anyMatch(text ->
            !InPlaceOfText.isBrief(text)
                || KindJudge.judge(PhraseMatches.of(text, index), false, false).kind() == kind);
  }

  /// What another version of a stranger's mail says, where the one that is seen names nothing of
  /// Meta's: only few programs show it, so it is as good as hidden.
  String unseen(Original judged, PhraseMatches seen) {
    List<String> texts = judged.texts();
    boolean nothingElse =
        texts.size() < 2 || seen.has(Cue.AI) || seen.has(Cue.OBJECTION) || namesMeta(seen);
    return nothingElse ? "" : "\n\n" + String.join("\n\n", texts.subList(1, texts.size()));
  }

  /// Whether the words that were read name Meta, or a product of theirs.
  boolean namesMeta(PhraseMatches seen) {
    return brands.stream().anyMatch(seen.passage().text()::contains);
  }
}
