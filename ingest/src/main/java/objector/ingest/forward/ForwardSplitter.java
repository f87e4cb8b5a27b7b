package objector.ingest.forward;

import objector.ingest.lexicon.ForwardLexicon;
import org.jspecify.annotations.Nullable;

/// Finds the mail that somebody forwarded in the text of theirs: the outermost, if there are
/// several. What is marked comes first; what is bare counts only where no answer says the same.
final class ForwardSplitter {
  private final ForwardLexicon lexicon;

  ForwardSplitter(ForwardLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// A Subject without what programs put before it when a mail is passed on or answered.
  String withoutPrefix(String subject) {
    return lexicon.prefixes().withoutAnyPrefix(DividedText.unbracketed(subject, lexicon));
  }

  /// Whether these words only announce a forward.
  boolean isMarker(String words) {
    return lexicon.markers().marker(words) != null;
  }

  @Nullable Forwarded split(String text, String title) {
    DividedText in = DividedText.of(text, title, lexicon);
    Forwarded marked = MarkedForward.known(in);
    if (marked != null || in.isReply()) {
      return marked;
    }
    Forwarded framed = MarkedForward.framed(in);
    return framed == null ? BareForward.in(in) : framed;
  }
}
