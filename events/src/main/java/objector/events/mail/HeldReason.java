package objector.events.mail;

import java.util.Optional;

/// Why a mail waits for a person: a confirmation that is not believed by itself, a mail that says
/// more than one thing, one that a mask passed on, one forwarded in unknown words, or one that
/// could not be read. A [Judgement] carries it as an English sentence, which is the contract of
/// `mail check`; whoever speaks another language reads the sentence back.
public enum HeldReason {
  UNREAD(
      "It looks like a confirmation, but one sentence we could not read: “",
      "”. Does it confirm your objection?"),
  UNREAD_SUBJECT(
      "It looks like a confirmation, but its subject we could not read: “",
      "”. Does it confirm your objection?"),
  NOTE_BESIDE(
      "It looks like a confirmation, but whoever forwarded it wrote beside it: “",
      "”. Does it confirm your objection?"),
  NAMES_ANOTHER(
      "It looks like a confirmation, but it speaks to “", "”. Does it confirm your objection?"),
  NOT_OUTRIGHT(
      "It looks like a confirmation, but does not say in so many words that the objection is"
          + " granted and that the use stops. Does it confirm your objection?",
      ""),
  OBJECTION_UNREAD(
      "It speaks of your objection, but we could not read what it says of it. What is it?", ""),
  MAY_ANSWER(
      "It may answer something that you asked of Meta, but we could not read it. What is it?", ""),
  ASKS_YOU(
      "It says that your objection arrived, and may ask something of you: “", "”. What is it?"),
  TWO_ANSWERS(
      "It speaks of granting your objection, and also says something else: “", "”. What is it?"),
  NOT_ABOUT_AI(
      "It grants an objection, but does not say that it is about AI. Does it concern yours?", ""),
  CODE_FOR_WHAT(
      "It holds a code, and speaks of signing in as well as of objecting. Is the code for the"
          + " objection form?",
      ""),
  VERSIONS_DIFFER(
      "It has two versions, one plain and one formatted, which say different things. What is it?",
      ""),
  LIKE_METAS("It reads like a mail of Meta's, but somebody else sent it. Is it a copy of one?", ""),
  FORWARDING_BY_UNKNOWN(
      "It asks to confirm that mail is forwarded, but comes from no mail provider that we know."
          + " Confirm only what you have set up yourself.",
      ""),
  MASKED(
      "It was passed on by a mask for mail addresses, “",
      "”, which writes the sender anew, so that Meta's signature can no longer be checked. To have"
          + " it checked, look whether the same mail is among those that your account says Meta"
          + " sent you; give Meta your address itself, and what comes next can be."),
  FORWARDED_IN_UNKNOWN_WORDS(
      "A program whose words we do not know forwarded it, so that we are not sure which line names"
          + " the sender, and which the recipient. Look whether we read it right, or forward it as"
          + " an attachment.",
      ""),
  ENCRYPTED_SMIME(
      "It is encrypted (S/MIME), and we cannot open it. Open it yourself, and forward what you see"
          + " as text, not encrypted.",
      ""),
  WRAPPED_SMIME(
      "It came inside an S/MIME signature, which we opened, but cannot check. Look whether we read"
          + " it right, or forward it as an attachment, not signed.",
      ""),
  ENCRYPTED_PGP(
      "It is encrypted (PGP), and we cannot open it. Open it yourself, and forward what you see as"
          + " text, not encrypted.",
      ""),
  WINMAIL_UNREAD(
      "What it says is in a file called winmail.dat, which we could not read. Forward it as an"
          + " attachment (.eml), or as plain text.",
      ""),
  ONLY_PICTURE(
      "There is only a picture in it, and we cannot read what it shows. Forward the mail itself, as"
          + " an attachment or as text, not a picture of it.",
      ""),
  ONLY_PDF(
      "There is only a PDF in it, and we cannot read what it says. Forward the mail itself, as an"
          + " attachment or as text, not printed.",
      ""),
  ONLY_DOCUMENT(
      "There is only a file in it that we cannot read: “",
      "”. Forward the mail itself, as an attachment or as text."),
  NO_TEXT(
      "There is no text in it that one can see. Forward it again, as an attachment (.eml).", "");

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

  /// Whether the sentence has a place for one.
  public boolean takesDetail() {
    return !after.isEmpty();
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
