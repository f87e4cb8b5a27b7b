package objector.benchmarks.mail;

import objector.benchmarks.corpus.CorpusMail;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;

/// How a mail of the corpus was judged.
///
/// @param held null, or why a person must decide
record CorpusAnswer(CorpusMail mail, MailKind judged, @Nullable String held) {
  /// What an answer is worth. Held with the right guess, or as something else of Meta's, asks a
  /// person in vain and misleads nobody; held with another kind counts as wrong.
  enum Worth {
    EXACT,
    HELD,
    WRONG
  }

  static CorpusAnswer of(CorpusMail mail, Judgement judgement) {
    return new CorpusAnswer(mail, judgement.kind(), judgement.held());
  }

  Worth worth() {
    boolean same = judged == mail.kind();
    if (held == null) {
      return same ? Worth.EXACT : Worth.WRONG;
    }
    boolean rightly = same || judged == MailKind.OTHER_META || mail.heldIsRight();
    return rightly ? Worth.HELD : Worth.WRONG;
  }

  /// Told, or asked with the right guess: of a confirmation that was not seen before, more is not
  /// wanted.
  boolean toldOrAsked() {
    return judged == mail.kind() && (held == null || judged == MailKind.CONFIRMATION);
  }

  /// The worst error there is.
  boolean falselyConfirmed() {
    return judged == MailKind.CONFIRMATION && held == null && mail.kind() != MailKind.CONFIRMATION;
  }
}
