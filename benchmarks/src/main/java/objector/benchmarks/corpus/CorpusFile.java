package objector.benchmarks.corpus;

import java.util.List;

/// A file of invented texts.
///
/// @param footer what Meta prints below each mail in this language
/// @param note what a forwarder writes above
record CorpusFile(String language, String footer, String note, List<CorpusText> texts) {
  CorpusFile {
    footer = CorpusText.filled(footer, language).strip();
    texts = List.copyOf(texts);
  }
}
