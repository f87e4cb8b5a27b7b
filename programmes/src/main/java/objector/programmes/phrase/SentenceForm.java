package objector.programmes.phrase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// A whole sentence, with its variants: `{a|b}` stands for either, `<name>` for what a part of that
/// name allows. Known only where it stands from its first word to its last.
///
/// @param source where Meta was seen to use it; null for our own wording
public record SentenceForm(String text, @Nullable String source) {
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public SentenceForm(
      @JsonProperty("text") String text, @JsonProperty("source") @Nullable String source) {
    this.text = FieldConstraints.text(text, "text");
    this.source = source;
    pieces();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SentenceForm ours(String text) {
    return new SentenceForm(text, null);
  }

  /// A stretch of words that may be read in several ways, or a part that is named elsewhere.
  ///
  /// @param part null, or the name
  public record Piece(List<String> variants, @Nullable String part) {}

  /// In order.
  public List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{' || c == '<') {
        int end = text.indexOf(c == '{' ? '}' : '>', at);
        if (end < 0) {
          throw new InvalidField("text", "'" + text + "' opens a choice and does not close it");
        }
        String inside = text.substring(at + 1, end);
        if (inside.indexOf('{') >= 0 || inside.indexOf('<') >= 0) {
          throw new InvalidField("text", "'" + text + "' has a choice within a choice");
        }
        pieces.add(
            c == '{'
                ? new Piece(List.of(inside.split("\\|", -1)), null)
                : new Piece(List.of(), inside));
        at = end + 1;
      } else {
        int end = at;
        while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '<') {
          end++;
        }
        pieces.add(new Piece(List.of(text.substring(at, end)), null));
        at = end;
      }
    }
    return pieces;
  }
}
