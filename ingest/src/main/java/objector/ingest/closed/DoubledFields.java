package objector.ingest.closed;

import java.util.List;
import objector.ingest.mime.EncodedWords;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Mail;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// Header fields that a mail has once (RFC 5322, 3.6; RFC 2045, 3). Where one stands twice, some
/// programs show the first, and some the last: nobody knows which of them was read, and by whom.
final class DoubledFields {
  private static final List<String> ONCE =
      List.of(
          "From",
          "Sender",
          "To",
          "Cc",
          "Subject",
          "Date",
          "Content-Type",
          "Content-Transfer-Encoding");

  private DoubledFields() {}

  /// Null, or the first that says something else than one before it.
  static @Nullable String in(@Nullable Mail mail) {
    if (mail == null) {
      return null;
    }
    for (String name : ONCE) {
      List<Headers.Field> fields = mail.headers().all(name);
      for (Headers.Field field : fields) {
        String said = EncodedWords.decode(field.value());
        String first = EncodedWords.decode(fields.getFirst().value());
        if (!TextFolding.comparable(said).equals(TextFolding.comparable(first))) {
          return name + ": " + said;
        }
      }
    }
    return null;
  }
}
