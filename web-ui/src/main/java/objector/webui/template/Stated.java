package objector.webui.template;

import java.time.LocalDate;
import java.util.Locale;
import objector.programmes.Certainty;
import objector.programmes.StatedFact;
import objector.wording.Voice;

/// A statement of the public page, in three parts: what it is about, the sentence, and who says so,
/// of which day, how certain.
///
/// @param bars how many of three the mark of certainty fills; the words say the same
public record Stated(
    String title, String told, String by, LocalDate on, String certainty, int bars, String source) {

  /// What is stated, in a reader's words.
  ///
  /// @param title key of what it is about
  /// @param told key of the sentence
  public static Stated of(StatedFact fact, String title, String told, Voice voice) {
    return new Stated(
        voice.say(title),
        voice.say(told),
        voice.list(fact.by()),
        fact.on(),
        certainty(fact, voice),
        bars(fact.certainty()),
        fact.source());
  }

  private static String certainty(StatedFact fact, Voice voice) {
    boolean said = fact.said() && fact.certainty() == Certainty.HIGH;
    return said ? voice.say("certainty.high.said") : certainty(fact.certainty(), voice);
  }

  private static int bars(Certainty certainty) {
    return switch (certainty) {
      case HIGH -> 3;
      case MEDIUM -> 2;
      case LOW -> 1;
    };
  }

  /// "well established"
  public static String certainty(Certainty certainty, Voice voice) {
    return voice.say("certainty." + certainty.name().toLowerCase(Locale.ROOT));
  }
}
