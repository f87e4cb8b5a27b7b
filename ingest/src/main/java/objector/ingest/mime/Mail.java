package objector.ingest.mime;

import java.util.List;
import java.util.Locale;

/// A mail taken apart. Bounded: see [MimeReader].
///
/// @param octets as it reached us
/// @param parts those without parts of their own, in order
public record Mail(Octets octets, Headers headers, MediaType type, List<Part> parts) {
  /// A part and its decoded content.
  ///
  /// @param content of an attached mail: that mail, byte for byte
  public record Part(
      Headers headers, MediaType type, String name, boolean attached, Octets content) {
    boolean isText(String subtype) {
      return !attached && type.value().equals("text/" + subtype);
    }

    public String text() {
      String text = MailCharsets.decode(content.array(), type.parameter("charset"));
      return DeletedSpaces.isSaid(type) ? DeletedSpaces.joined(text) : text;
    }

    /// Whether it is a mail: said so, or named so by a program that knows no better. Whoever takes
    /// it for one must still look for its header.
    public boolean isMail() {
      String value = type.value();
      return value.equals("message/rfc822")
          || value.equals("message/global")
          || isNamedMail(name)
          || isNamedMail(EncodedWords.decode(type.parameter("name")));
    }

    private static boolean isNamedMail(String name) {
      return name.strip().toLowerCase(Locale.ROOT).endsWith(".eml");
    }
  }

  /// The text of all parts of a subtype that are not attachments.
  public String text(String subtype) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part.isText(subtype) && text.length() < LONGEST_TEXT) {
        text.append(text.isEmpty() ? "" : "\n").append(part.text());
      }
    }
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text.toString();
  }

  /// Longer texts are cut: nobody reads them, and none of Meta's mails comes near.
  public static final int LONGEST_TEXT = 2_000_000;
}
