package objector.wording.sentence;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [AccountSentence] decides before a language is chosen: which messages, with which
/// arguments.
///
/// @param more a further sentence about the past, after the facts
/// @param state key of the state's word
record SentencePlan(
    String facts,
    @Nullable String more,
    String next,
    String state,
    Tone tone,
    Action action,
    @Nullable Action other,
    Map<String, Object> arguments) {

  static SentencePlan of(
      String facts,
      String next,
      String state,
      Tone tone,
      Action action,
      @Nullable Action other,
      Map<String, Object> arguments) {
    return new SentencePlan(facts, null, next, state, tone, action, other, arguments);
  }

  SentencePlan and(String further) {
    return new SentencePlan(facts, further, next, state, tone, action, other, arguments);
  }

  SentencePlan and(String further, Map<String, Object> its) {
    return new SentencePlan(facts, further, next, state, tone, action, other, both(its));
  }

  SentencePlan then(String step, Action first, @Nullable Action second) {
    return new SentencePlan(facts, more, step, state, tone, first, second, arguments);
  }

  SentencePlan then(String step, Action first, Action second, Map<String, Object> its) {
    return new SentencePlan(facts, more, step, state, tone, first, second, both(its));
  }

  SentencePlan with(Map<String, Object> its) {
    return new SentencePlan(facts, more, next, state, tone, action, other, both(its));
  }

  SentencePlan as(String word, Tone said) {
    return new SentencePlan(facts, more, next, word, said, action, other, arguments);
  }

  private Map<String, Object> both(Map<String, Object> its) {
    Map<String, Object> all = new HashMap<>(arguments);
    all.putAll(its);
    return all;
  }
}
