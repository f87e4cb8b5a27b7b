package objector.events.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A thing seen in a mail that speaks for or against what it seems to be. A [Judgement] carries it
/// as an English clause, which is the contract of `mail check`; whoever speaks another language
/// reads the clause back.
public enum Signal {
  NOTICE_SENTENCE("a sentence of Meta's notice: “{}”"),
  SPEAKS_OF_AI("speaks of AI at Meta: “{}”"),
  SPEAKS_OF_OBJECTING("speaks of objecting: “{}”"),
  LINKS_TO_FORM("links to an objection form"),
  SPEAKS_OF_SIGNING_IN("speaks of signing in: “{}”"),
  SPEAKS_OF_OTHER_CHANGE("speaks of another change at Meta: “{}”"),
  HOLDS_CODE("holds a code: “{}”"),
  SPEAKS_OF_FORM("speaks of a form or request: “{}”"),
  GRANTS("grants the objection: “{}”"),
  REFUSES("says that it is refused: “{}”"),
  TAKES_LONGER("says that it takes longer: “{}”"),
  ASKS_FOR_MORE("asks for more: “{}”"),
  SAYS_IT_ARRIVED("says that it arrived: “{}”"),
  SAYS_USE_WILL_STOP("says that use will stop: “{}”"),
  SPEAKS_OF_FORWARDING("speaks of forwarding: “{}”"),
  FIRST_OF_SEVERAL("the file holds several mails: this is about the first"),
  BY_A_MACHINE("written by a machine: its headers say so"),
  FROM_META("from a domain of Meta's"),
  FROM_META_ABOUT_ELSE("from a domain of Meta's, about something else"),
  NOTHING_OF_META("neither from Meta nor about it"),
  NOTHING_ABOUT_META("nothing in it is about Meta"),
  SIGNATURE_HOLDS("signed by {}, valid, and aligned with the sender"),
  FORWARDED_AS_TEXT("forwarded as text: the signature of the original did not come along"),
  NOT_SIGNED("no signature to check"),
  SAVED_BY_OUTLOOK("saved by Outlook as a .msg file, which does not keep the signature"),
  NOT_VERIFIED("not verified: {}"),
  SIGNED_AS_META_FROM_ELSEWHERE("it is signed as Meta's, but comes from {}"),
  SIGNED_HEADER_CHANGED("the body is as {} signed it, but a signed header is not"),
  HEADER_REWRITTEN(
      "the body is as {} signed it; a signed header was rewritten on the way, as gateways do"),
  HEADER_RESTORED("the signature of {} holds once {} is written as it was before"),
  SUBJECT_TAGGED("the signature of {} holds once “{}” is taken off the Subject"),
  SUBJECT_PROMISES("its Subject says “{}”, which the text that {} signed does not"),
  PASSED_ON_BY_MASK("passed on by a mask for mail addresses, {}, which writes the sender anew"),
  MASK_SIGNED("signed by {}, which passed it on, and valid"),
  IN_BULK_OF_OTHERS("words of Meta's stand in a bulk mail of {}, about something else"),
  SEVERAL_SENDERS("it has several senders, of whom only some are Meta's"),
  LINK_LEADS_AWAY("a link leads away from Meta: {}"),
  BUTTON_WRITES_ELSEWHERE("a button writes to an address that is not Meta's"),
  SENDER_IMITATES("the sender's domain, {}, imitates {}"),
  SENDER_CALLED_SO("the sender is called “{}”, but writes from {}"),
  SENDER_WITHOUT_ADDRESS("the sender is called “{}”, but gives no address"),
  SEVERAL_FROMS("there is more than one From: which one was signed cannot be told"),
  HEADER_DOUBLED("there is more than one {}, and not all of them were signed"),
  META_WORDS_HIDDEN("words of Meta's about objecting are hidden in it"),
  CONTENT_ADDED("text stands below the part that {} signed"),
  WORDS_HIDDEN("words about objecting to AI are hidden in it");

  private final String clause;

  Signal(String clause) {
    this.clause = clause;
  }

  /// The English clause.
  ///
  /// @param details as many as it has gaps
  public String said(String... details) {
    if (details.length != gaps()) {
      throw new IllegalArgumentException(this + " has " + gaps() + " gaps");
    }
    List<String> pieces = pieces();
    StringBuilder said = new StringBuilder(pieces.getFirst());
    for (int i = 0; i < details.length; i++) {
      said.append(details[i]).append(pieces.get(i + 1));
    }
    return said.toString();
  }

  /// How many details its clause takes.
  public int gaps() {
    return pieces().size() - 1;
  }

  private List<String> pieces() {
    return List.of(clause.split("\\{\\}", -1));
  }

  /// What a clause says; empty when it is none of these.
  public static Optional<Said> read(String clause) {
    for (Signal signal : values()) {
      Optional<Said> said = signal.match(clause);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private Optional<Said> match(String text) {
    List<String> pieces = pieces();
    if (pieces.size() == 1) {
      return text.equals(clause) ? Optional.of(new Said(this, List.of())) : Optional.empty();
    }
    if (!text.startsWith(pieces.getFirst()) || !text.endsWith(pieces.getLast())) {
      return Optional.empty();
    }
    List<String> details = new ArrayList<>();
    int at = pieces.getFirst().length();
    for (int i = 1; i < pieces.size(); i++) {
      String next = pieces.get(i);
      boolean last = i == pieces.size() - 1;
      int end = last ? text.length() - next.length() : text.indexOf(next, at);
      if (end < at) {
        return Optional.empty();
      }
      details.add(text.substring(at, end));
      at = end + next.length();
    }
    return Optional.of(new Said(this, details));
  }

  /// A signal with what fills its gaps.
  public record Said(Signal signal, List<String> details) {
    public Said {
      details = List.copyOf(details);
    }
  }
}
