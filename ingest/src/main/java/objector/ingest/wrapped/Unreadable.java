package objector.ingest.wrapped;

import java.util.List;
import java.util.Locale;
import objector.events.mail.HeldReason;
import objector.ingest.mime.Mail;
import org.jspecify.annotations.Nullable;

/// Names what of a mail could not be read, so that it is said and never filed away.
public final class Unreadable {
  /// Who forwards a picture of a mail writes a line or two with it.
  private static final int BRIEF = 300;

  private static final String PGP = "-----BEGIN PGP MESSAGE-----";

  private Unreadable() {}

  /// Null, or why what matters in the mail lies behind something that nobody here can open.
  ///
  /// @param mail with its wrappings opened
  public static @Nullable String closed(Mail mail, List<String> texts) {
    boolean armoured = texts.stream().anyMatch(text -> text.contains(PGP));
    if (armoured || mail.type().value().equals("multipart/encrypted")) {
      return HeldReason.ENCRYPTED_PGP.said("");
    }
    for (Mail.Part part : mail.parts()) {
      if (isPgp(part)) {
        return HeldReason.ENCRYPTED_PGP.said("");
      }
      if (Wrapping.isSmime(part)) {
        boolean opens = Wrapping.opens(part);
        return (opens ? HeldReason.WRAPPED_SMIME : HeldReason.ENCRYPTED_SMIME).said("");
      }
      if (Wrapping.isWinmail(part)) {
        return HeldReason.WINMAIL_UNREAD.said("");
      }
    }
    return null;
  }

  /// Null, or what is there in place of a text. Asked only of a mail whose words say nothing.
  ///
  /// @param shown what a person sees of it
  public static @Nullable String shown(Mail mail, String shown) {
    // A page of nothing but spaces and lines says nothing.
    boolean words = shown.codePoints().anyMatch(Character::isLetterOrDigit);
    int length = words ? shown.strip().length() : 0;
    if (length > BRIEF) {
      return null;
    }
    Mail.Part document = null;
    for (Mail.Part part : mail.parts()) {
      // A picture in a text, as that in a signature, is none of a mail.
      boolean instead = length == 0 || part.attached();
      if (instead && part.type().value().startsWith("image/")) {
        return HeldReason.ONLY_PICTURE.said("");
      }
      if (isPdf(part)) {
        return HeldReason.ONLY_PDF.said("");
      }
      boolean text = part.type().value().startsWith("text/") && !part.attached();
      boolean signature = part.type().value().endsWith("-signature");
      if (document == null && instead && !text && !signature && !part.isMail()) {
        document = part;
      }
    }
    if (document != null) {
      String name = document.name().isBlank() ? document.type().value() : document.name();
      return HeldReason.ONLY_DOCUMENT.said(name);
    }
    if (length > 0) {
      return null;
    }
    return mail.text("html").toLowerCase(Locale.ROOT).contains("<img")
        ? HeldReason.ONLY_PICTURE.said("")
        : HeldReason.NO_TEXT.said("");
  }

  private static boolean isPgp(Mail.Part part) {
    String name = Wrapping.name(part);
    return part.type().value().equals("application/pgp-encrypted")
        || name.endsWith(".pgp")
        || name.endsWith(".gpg")
        || (name.endsWith(".asc") && part.text().contains(PGP));
  }

  private static boolean isPdf(Mail.Part part) {
    byte[] bytes = part.content().array();
    boolean marked =
        bytes.length > 4
            && bytes[0] == '%'
            && bytes[1] == 'P'
            && bytes[2] == 'D'
            && bytes[3] == 'F';
    return marked
        || part.type().value().equals("application/pdf")
        || Wrapping.name(part).endsWith(".pdf");
  }
}
