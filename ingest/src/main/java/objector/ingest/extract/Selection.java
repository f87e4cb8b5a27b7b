package objector.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A part of a page, as an Open Terms Archive declaration names it.
public sealed interface Selection {
  /// All elements that fit a CSS selector.
  record Css(String selector) implements Selection {}

  /// All between two elements.
  record Range(String start, boolean withStart, String end, boolean withEnd) implements Selection {}

  /// A string, an object with two ends, or a list of both.
  static List<Selection> listOf(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return List.of();
    }
    return json.isArray() ? json.values().stream().map(Selection::of).toList() : List.of(of(json));
  }

  private static Selection of(JsonNode json) {
    if (json.isString()) {
      return new Css(json.stringValue());
    }
    boolean withStart = json.has("startBefore");
    boolean withEnd = json.has("endAfter");
    JsonNode start = json.get(withStart ? "startBefore" : "startAfter");
    JsonNode end = json.get(withEnd ? "endAfter" : "endBefore");
    if (start == null || end == null || !start.isString() || !end.isString()) {
      throw new IllegalArgumentException(
          "a range needs startBefore or startAfter, and endBefore or endAfter: " + json);
    }
    return new Range(start.stringValue(), withStart, end.stringValue(), withEnd);
  }
}
