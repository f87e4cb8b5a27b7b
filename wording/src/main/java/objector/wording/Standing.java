package objector.wording;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [AccountSentence] decides before a language is chosen: which messages, with which
/// arguments.
///
/// @param more a further sentence about the past, after the facts
/// @param state key of the state's word
record Standing(
    String facts,
    @Nullable String more,
    String next,
    String state,
    Tone tone,
    Action action,
    @Nullable Action other,
    Map<String, Object> arguments) {

  static Standing of(
      String facts,
      String next,
      String state,
      Tone tone,
      Action action,
      @Nullable Action other,
      Map<String, Object> arguments) {
    return new Standing(facts, null, next, state, tone, action, other, arguments);
  }

  Standing and(String further) {
    return new Standing(facts, further, next, state, tone, action, other, arguments);
  }
}
