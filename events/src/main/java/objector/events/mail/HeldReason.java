package objector.events.mail;

import java.util.Optional;

/// Why what looks like a confirmation is not believed by itself. A [Judgement] carries it as an
/// English sentence, which is the contract of `mail check`; whoever speaks another language reads
/// the sentence back.
public enum HeldReason {
  UNREAD(
      "It looks like a confirmation, but one sentence we could not read: “",
      "”. Does it confirm your objection?"),
  UNREAD_SUBJECT(
      "It looks like a confirmation, but its subject we could not read: “",
      "”. Does it confirm your objection?"),
  NAMES_ANOTHER(
      "It looks like a confirmation, but it speaks to “", "”. Does it confirm your objection?"),
  NOT_OUTRIGHT(
      "It looks like a confirmation, but does not say in so many words that the objection is"
          + " granted and that the use stops. Does it confirm your objection?",
      "");

  /// Longer than any sentence worth showing.
  private static final int LONGEST = 160;

  private final String before;
  private final String after;

  HeldReason(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /// The English sentence.
  ///
  /// @param detail what could not be read, or who is spoken to; left out where it has no place
  public String said(String detail) {
    return after.isEmpty() ? before : before + shortened(detail) + after;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = LONGEST - 1;
    // Never half of a surrogate pair.
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /// What a sentence says; empty when it is none of these.
  public static Optional<Said> read(String sentence) {
    for (HeldReason reason : values()) {
      boolean bare = reason.after.isEmpty();
      if (bare ? sentence.equals(reason.before) : reason.frames(sentence)) {
        int end = bare ? reason.before.length() : sentence.length() - reason.after.length();
        return Optional.of(new Said(reason, sentence.substring(reason.before.length(), end)));
      }
    }
    return Optional.empty();
  }

  private boolean frames(String sentence) {
    return sentence.length() >= before.length() + after.length()
        && sentence.startsWith(before)
        && sentence.endsWith(after);
  }

  /// A reason, and what it is about.
  public record Said(HeldReason reason, String detail) {}
}
