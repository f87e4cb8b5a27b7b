package objector.ingest.wrapped;

import java.util.List;
import objector.events.mail.HeldReason;
import objector.ingest.mime.Mail;
import org.jspecify.annotations.Nullable;

/// Names what of a mail lies behind a lock or a format of which nobody here has the key.
public final class ClosedParts {
  private static final String PGP = "-----BEGIN PGP MESSAGE-----";

  private ClosedParts() {}

  /// Null, or why what matters in the mail lies behind something that nobody here can open.
  ///
  /// @param mail with its wrappings opened
  public static @Nullable String why(Mail mail, List<String> texts) {
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

  private static boolean isPgp(Mail.Part part) {
    String name = Wrapping.name(part);
    return part.type().value().equals("application/pgp-encrypted")
        || name.endsWith(".pgp")
        || name.endsWith(".gpg")
        || (name.endsWith(".asc") && part.text().contains(PGP));
  }
}
