package objector.ingest.text;

/// One sentence, heading or list item of a text.
///
/// @param shown as a person reads it, without Markdown
/// @param block which paragraph it stands in, so that neighbours can be told together
/// @param list which list it belongs to, where a sentence introduces that list ("We use it:"), the
///   sentence included; -1 for none
/// @param words hashes of its canonical words, in order
@SuppressWarnings("ArrayRecordComponent") // compared by `hash`, and never handed out to be changed
public record Passage(String shown, int block, int list, long[] words) {
  /// The same for every spelling of the same words.
  public long hash() {
    return WordGrams.of(words, 0, words.length);
  }
}
