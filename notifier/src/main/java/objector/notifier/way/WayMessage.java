package objector.notifier.way;

import java.time.Instant;
import objector.events.id.PersonId;

/// What is told: no more than stands in the mail's first lines, and no code.
///
/// @param id the same however often it is sent: whoever gets it strikes doubles by it
/// @param about what it is about, in a word
/// @param url where it stands on the person's own page, which asks who they are
public record WayMessage(
    String id, PersonId person, Instant at, String about, String subject, String text, String url) {
  private static final int LONGEST = 1_000;

  public WayMessage {
    subject = bounded(subject);
    text = bounded(text);
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return text.substring(0, end) + "…";
  }
}
