package objector.programmes.phrase;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// Words to look for. `{a|b}` stands for either; a `*` at an end lets the word go on there, as in
/// `object*`; a `^` ahead finds them only where a sentence begins: "^wird dein Widerspruch" is an
/// "if" there, and nowhere else.
///
/// @param source where Meta was seen to use these words; null for our own translation
public record Phrase(String text, @Nullable String source) {
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Phrase(
      @JsonProperty("text") String text, @JsonProperty("source") @Nullable String source) {
    this.text = FieldConstraints.text(text, "text");
    this.source = source;
    if (spelledOut().stream().anyMatch(one -> one.replace("*", "").replace("^", "").isBlank())) {
      throw new InvalidField("text", "'" + text + "' may be empty, and would be found everywhere");
    }
    if (spelledOut().stream().anyMatch(one -> one.indexOf('*', 1) > 0 && !endsOpen(one))) {
      throw new InvalidField(
          "text", "'" + text + "' has a * within a reading: it may only end one");
    }
  }

  private static boolean endsOpen(String reading) {
    return reading.indexOf('*', 1) == reading.length() - 1;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Phrase translated(String text) {
    return new Phrase(text, null);
  }

  public boolean verbatim() {
    return source != null;
  }

  /// Every reading, with the choices made.
  public List<String> spelledOut() {
    List<String> readings = List.of("");
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (open >= 0 && close < 0) {
        throw new InvalidField("text", "'" + text + "' opens a choice and does not close it");
      }
      int end = open < 0 ? text.length() : open;
      String plain = text.substring(at, end);
      if (open >= 0 && text.substring(open + 1, close).indexOf('{') >= 0) {
        throw new InvalidField("text", "'" + text + "' has a choice within a choice");
      }
      List<String> choices =
          open < 0 ? List.of("") : List.of(text.substring(open + 1, close).split("\\|", -1));
      readings = extended(readings, plain, choices);
      at = open < 0 ? end : close + 1;
    }
    return readings;
  }

  private static List<String> extended(List<String> starts, String plain, List<String> choices) {
    List<String> longer = new ArrayList<>(starts.size() * choices.size());
    for (String start : starts) {
      for (String choice : choices) {
        longer.add(start + plain + choice);
      }
    }
    return longer;
  }
}
