package objector.ingest.wrapped;

import java.util.ArrayList;
import java.util.List;
import objector.ingest.mime.Mail;
import objector.ingest.visible.VisibleText;
import org.jspecify.annotations.Nullable;

/// What whoever passed a mail on sent along with it: a text that says whose it is, a second mail
/// that takes the first one back. It is as good as a note.
public final class FilesBeside {
  /// Nobody writes so long a note.
  private static final int LONGEST = 100_000;

  private FilesBeside() {}

  /// What each of them says, or what it is called, where nobody here reads it.
  ///
  /// @param passedOn the part that was passed on; null where it stands in the text
  public static List<String> notes(Mail mail, Mail.@Nullable Part passedOn) {
    List<String> notes = new ArrayList<>();
    for (Mail.Part part : mail.parts()) {
      String type = part.type().value();
      boolean shown = !part.attached() && (type.equals("text/plain") || type.equals("text/html"));
      if (part.equals(passedOn) || shown || isOfProgram(part)) {
        continue;
      }
      notes.add(part.content().array().length > LONGEST ? called(part) : said(part));
    }
    return notes;
  }

  private static String said(Mail.Part part) {
    return switch (part.type().value()) {
      case "text/plain" -> part.text();
      case "text/html" -> VisibleText.of(part.text()).text();
      default -> called(part);
    };
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

  /// With its type, so that no name is taken for words that say nothing.
  private static String called(Mail.Part part) {
    String type = "(" + part.type().value() + ")";
    return part.name().isBlank() ? type : part.name() + " " + type;
  }
}
