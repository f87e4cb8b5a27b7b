package objector.ingest.wrapped;

import java.util.List;
import objector.ingest.mime.Mail;
import org.jspecify.annotations.Nullable;

/// What whoever passed a mail on sent along with it: a text that says whose it is, a second mail
/// that takes the first one back. It is as good as a note.
public final class FilesBeside {
  private FilesBeside() {}

  /// All but the texts that are shown.
  ///
  /// @param passedOn the part that was passed on; null where it stands in the text
  public static List<Mail.Part> in(Mail mail, Mail.@Nullable Part passedOn) {
    return mail.parts().stream()
        .filter(part -> !part.equals(passedOn) && !isShown(part) && !isOfProgram(part))
        .toList();
  }

  /// What one is called, with its type, so that no name is taken for words that say nothing.
  public static String called(Mail.Part part) {
    String type = "(" + part.type().value() + ")";
    return part.name().isBlank() ? type : part.name() + " " + type;
  }

  private static boolean isShown(Mail.Part part) {
    String type = part.type().value();
    return !part.attached() && (type.equals("text/plain") || type.equals("text/html"));
  }

  /// Signatures, keys, pictures that a place in the text asks for, and a wrapping, which is opened
  /// or told elsewhere.
  private static boolean isOfProgram(Mail.Part part) {
    String type = part.type().value();
    boolean inText = !part.attached() || part.headers().has("Content-ID");
    return type.endsWith("-signature")
        || Wrapping.isSmime(part)
        || type.equals("application/pgp-keys")
        || type.equals("application/pgp-encrypted")
        || (type.startsWith("image/") && inText);
  }
}
