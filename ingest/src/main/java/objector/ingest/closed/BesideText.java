package objector.ingest.closed;

import java.util.function.Predicate;
import objector.ingest.forward.Original;
import objector.ingest.mime.Mail;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// What stands beside the text of a mail and may take back what it says: in place of a picture,
/// struck out, hidden without being said aloud, or in a file that came along.
final class BesideText {
  private BesideText() {}

  /// Null, or the first of it that was not read.
  ///
  /// @param known whether words are known sentences from the first to the last
  /// @param plain whether all words of a line can take nothing back
  static @Nullable String unread(Original mail, Predicate<String> known, Predicate<String> plain) {
    for (String aside : mail.asides()) {
      if (aside.startsWith("~~") || !known.test(aside)) {
        return aside;
      }
    }
    String seen = TextFolding.comparable(mail.seen());
    for (String line : mail.hidden().lines().toList()) {
      String words = TextFolding.comparable(line);
      boolean said = words.indexOf(' ') > 0 && seen.contains(words);
      if (!words.isEmpty() && !said && !plain.test(line) && !known.test(line)) {
        return line.strip();
      }
    }
    return mail.mail() == null
        ? null
        : mail.mail().parts().stream()
            .filter(BesideText::isUnread)
            .map(part -> part.name().isBlank() ? part.type().value() : part.name())
            .findFirst()
            .orElse(null);
  }

  /// Neither the text itself nor its signature.
  private static boolean isUnread(Mail.Part part) {
    String type = part.type().value();
    boolean text = type.equals("text/plain") || type.equals("text/html");
    boolean picture = type.startsWith("image/");
    return part.attached()
        ? !type.endsWith("-signature")
        : !text && !picture && !type.endsWith("-signature");
  }
}
