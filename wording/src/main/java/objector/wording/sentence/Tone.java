package objector.wording.sentence;

import objector.wording.Voice;

/// Who has to move, as far as it is known: each tone has its own shape and word, so that colour is
/// never alone.
public enum Tone {
  YOUR_TURN("your-turn"),
  WAITING("waiting"),
  SETTLED("settled"),
  /// Nothing is known yet: nobody is late, and nothing is alarming.
  UNKNOWN("unknown");

  private final String word;

  Tone(String word) {
    this.word = word;
  }

  /// For class names and keys.
  public String word() {
    return word;
  }

  public String in(Voice voice) {
    return voice.say("tone." + word);
  }
}
