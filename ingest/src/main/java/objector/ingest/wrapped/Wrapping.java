package objector.ingest.wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MediaType;
import objector.ingest.mime.MimeReader;
import objector.ingest.mime.Octets;
import objector.ingest.outlook.Mbox;
import objector.ingest.outlook.Winmail;

/// Opens what a mail is wrapped in. The bytes and header stay what they were, so that a signature
/// of the Internet's kind is checked over what was signed.
public final class Wrapping {
  /// A signed mail is signed again by a list, and seldom a third time.
  private static final int DEEPEST = 3;

  private static final Set<String> SMIME =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

  private Wrapping() {}

  /// The same mail, with the parts that lay in its wrappings in their places. What cannot be opened
  /// stays as it is.
  public static Mail opened(Mail mail) {
    List<Mail.Part> parts = opened(mail.parts(), 0);
    return parts.equals(mail.parts())
        ? mail
        : new Mail(mail.octets(), mail.headers(), mail.type(), parts);
  }

  private static List<Mail.Part> opened(List<Mail.Part> parts, int depth) {
    if (depth == DEEPEST || parts.stream().noneMatch(Wrapping::isWrapping)) {
      return parts;
    }
    List<Mail.Part> opened = new ArrayList<>();
    for (Mail.Part part : parts) {
      if (isFolder(part)) {
        opened.addAll(mails(part));
        continue;
      }
      Optional<byte[]> inside = inside(part);
      if (inside.isPresent()) {
        opened.addAll(opened(MimeReader.read(inside.get()).parts(), depth + 1));
      }
      // A signature that was opened is kept: what it held is read, and not checked.
      if (inside.isEmpty() || isSmime(part)) {
        opened.add(part);
      }
    }
    return List.copyOf(opened.subList(0, Math.min(MimeReader.MOST_PARTS, opened.size())));
  }

  private static Optional<byte[]> inside(Mail.Part part) {
    if (isWinmail(part)) {
      return Winmail.mail(part.content().array());
    }
    return isSmime(part) ? SignedData.content(part.content().array()) : Optional.empty();
  }

  private static boolean isWrapping(Mail.Part part) {
    return isWinmail(part) || isSmime(part) || isFolder(part);
  }

  /// A file of mails one after another, as programs save a folder. What is shown as text is text.
  private static boolean isFolder(Mail.Part part) {
    String type = part.type().value();
    boolean text = type.startsWith("text/") && !part.attached();
    return !text && !part.isMail() && Mbox.isOne(part.content().array());
  }

  /// Each as if it had come as an attachment of its own.
  private static List<Mail.Part> mails(Mail.Part folder) {
    return Mbox.mails(folder.content().array()).stream()
        .limit(Mbox.MOST)
        .map(mail ->
            new Mail.Part(
                folder.headers(),
                new MediaType("message/rfc822", Map.of()),
                folder.name(),
                true,
                new Octets(mail)))
        .toList();
  }

  static boolean isWinmail(Mail.Part part) {
    return Winmail.isOne(part.content().array())
        || part.type().value().endsWith("/ms-tnef")
        || part.type().value().endsWith("/vnd.ms-tnef")
        || name(part).equals("winmail.dat");
  }

  /// A mail in it, that is: the signature beside a mail, `smime.p7s`, wraps none.
  static boolean isSmime(Mail.Part part) {
    String name = name(part);
    return name.endsWith(".p7m")
        || name.endsWith(".p7z")
        || (SMIME.contains(part.type().value()) && !name.endsWith(".p7s"));
  }

  static boolean opens(Mail.Part part) {
    return inside(part).isPresent();
  }

  static String name(Mail.Part part) {
    return part.name().strip().toLowerCase(Locale.ROOT);
  }
}
