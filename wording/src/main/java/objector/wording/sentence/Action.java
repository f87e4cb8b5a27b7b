package objector.wording.sentence;

import objector.wording.Voice;

/// The one thing that a sentence suggests. Where it leads is the page's affair.
public enum Action {
  /// Go to the objection kit.
  OBJECT_NOW("object-now"),
  FORWARD_MAIL("forward-mail"),
  ENTER_CODE("enter-code"),
  ANSWER("answer"),
  SEND_REMINDER("send-reminder"),
  COMPLAIN("complain"),
  LOOK_AGAIN("look-again"),
  /// Say which of two things is right, or what has come.
  TELL_US("tell-us"),
  FORWARD_ORIGINAL("forward-original"),
  NONE("none");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /// For class names, anchors and keys.
  public String word() {
    return word;
  }

  /// The verb on the button.
  public String in(Voice voice) {
    return voice.say("action." + word);
  }
}
