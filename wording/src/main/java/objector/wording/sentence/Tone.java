package objector.wording.sentence;

import objector.wording.Voice;

/// Who has to move: three tones only, each with its own shape and word, so that colour is never
/// alone.
public enum Tone {
  YOUR_TURN("your-turn"),
  WAITING("waiting"),
  SETTLED("settled");

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
