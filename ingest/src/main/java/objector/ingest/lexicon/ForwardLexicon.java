package objector.ingest.lexicon;

import java.util.List;
import objector.programmes.phrase.ForwardWords;
import objector.programmes.phrase.MailPhrases;

/// The words by which mail programs mark a forward, ready for look-up.
public record ForwardLexicon(
    ForwardMarkers markers, HeaderLabels labels, SubjectPrefixes prefixes, SayingVerbs verbs) {
  public static ForwardLexicon of(MailPhrases phrases) {
    List<ForwardWords> languages = phrases.forwards();
    HeaderLabels labels = new HeaderLabels(languages);
    SayingVerbs verbs = new SayingVerbs(languages);
    return new ForwardLexicon(
        new ForwardMarkers(languages),
        labels,
        new SubjectPrefixes(languages, labels, verbs),
        verbs);
  }
}
