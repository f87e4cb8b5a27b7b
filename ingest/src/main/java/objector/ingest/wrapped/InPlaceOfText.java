package objector.ingest.wrapped;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.mail.HeldReason;
import objector.ingest.mime.Mail;
import org.jspecify.annotations.Nullable;

/// Names what is in a mail in place of a text: a picture, a document, or nothing at all.
public final class InPlaceOfText {
  /// Who forwards a picture of a mail writes a line or two with it.
  private static final int BRIEF = 300;

  private static final int LONGEST_SIGN = 60;

  /// A text has no control signs, and one that lost some letters has them still in most places.
  private static final int NOISE = 20;

  private static final Pattern ARMOUR =
      Pattern.compile(
          "^-----BEGIN ([A-Z0-9 ]{0,30}ENCRYPTED [A-Z0-9 ]{1,20})-----\\s*$", Pattern.MULTILINE);

  /// Programs and phones that sign for their owners, in whatever language.
  private static final List<String> DEVICES =
      List.of(
          "iphone",
          "ipad",
          "android",
          "samsung",
          "galaxy",
          "huawei",
          "xiaomi",
          "pixel",
          "blackberry",
          "outlook",
          "gmail",
          "yahoo",
          "gmx",
          "web.de",
          "proton mail",
          "protonmail",
          "tutanota",
          "k-9 mail",
          "fairemail",
          "bluemail",
          "aquamail",
          "spark");

  /// "Your objection.eml", as services that keep files name what somebody shares.
  private static final Pattern MAIL_FILE =
      Pattern.compile(
          "[^\\s\\p{Cntrl}/\"“”<>][^\\p{Cntrl}/\"“”<>:]{0,80}\\.(?:eml|msg|mbox|mht|emlx)\\b");

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"“”]+");

  private InPlaceOfText() {}

  /// Whether a text may be no more than the line or two that come along with what it is about.
  public static boolean isBrief(String shown) {
    return shown.strip().length() <= BRIEF;
  }

  /// Null, or what is there in place of a text. Asked only of a mail whose words say nothing.
  ///
  /// @param shown what a person sees of it
  /// @param aboutMeta whether it names Meta: a picture or a link beside such a line is what it is
  ///   about
  /// @param isMetas whether a link leads to Meta: no mail is kept there
  public static @Nullable String why(
      Mail mail, String shown, boolean aboutMeta, Predicate<String> isMetas) {
    String armoured = armoured(shown);
    if (armoured != null) {
      return HeldReason.ONLY_DOCUMENT.said(armoured);
    }
    if (isNoise(shown)) {
      return HeldReason.NO_TEXT.said("");
    }
    boolean says = shown.codePoints().anyMatch(Character::isLetterOrDigit);
    int length = says ? shown.strip().length() : 0;
    if (length > BRIEF) {
      return null;
    }
    Mail.Part document = null;
    for (Mail.Part part : mail.parts()) {
      // A picture in a text, as that in a signature, is none of a mail.
      boolean instead = part.attached() || isSigned(shown) || (aboutMeta && isBeside(mail, part));
      if (instead && part.type().value().startsWith("image/")) {
        return HeldReason.ONLY_PICTURE.said("");
      }
      if (isPdf(part)) {
        return HeldReason.ONLY_PDF.said("");
      }
      boolean text = part.type().value().startsWith("text/") && !part.attached();
      boolean signature = part.type().value().endsWith("-signature");
      if (document == null && instead && !text && !signature) {
        document = part;
      }
    }
    if (document != null) {
      String name = document.name().isBlank() ? document.type().value() : document.name();
      return HeldReason.ONLY_DOCUMENT.said(name);
    }
    if (length > 0) {
      return elsewhere(shown, aboutMeta, isMetas);
    }
    return mail.text("html").toLowerCase(Locale.ROOT).contains("<img")
        ? HeldReason.ONLY_PICTURE.said("")
        : HeldReason.NO_TEXT.said("");
  }

  /// What is not here, but behind a link: where a file is named, where nothing else is said, where
  /// the link brings its key along, as those to what is encrypted do, or where it is about Meta.
  /// Null when there is no such link.
  private static @Nullable String elsewhere(
      String shown, boolean aboutMeta, Predicate<String> isMetas) {
    Matcher file = MAIL_FILE.matcher(shown);
    if (shown.contains("https://") && file.find()) {
      return HeldReason.ONLY_DOCUMENT.said(file.group());
    }
    Matcher link = LINK.matcher(shown);
    boolean alone = link.replaceAll("").codePoints().noneMatch(Character::isLetterOrDigit);
    return LINK.matcher(shown)
        .results()
        .map(MatchResult::group)
        .filter(url -> alone || aboutMeta || url.indexOf('#') > 0)
        .filter(url -> !isMetas.test(url))
        .findFirst()
        .map(HeldReason.ONLY_DOCUMENT::said)
        .orElse(null);
  }

  /// Bytes of something else, read as if they were letters.
  private static boolean isNoise(String shown) {
    long strange =
        shown
            .chars()
            .filter(c -> (Character.isISOControl(c) && !Character.isWhitespace(c)) || c == 0xfffd)
            .count();
    return strange * NOISE > shown.length();
  }

  /// What a block of signs calls itself that stands between `-----BEGIN … ENCRYPTED …-----` and its
  /// end, as programs write what only they can read; null when there is none.
  private static @Nullable String armoured(String shown) {
    Matcher block = ARMOUR.matcher(shown);
    return block.find() && shown.contains("-----END " + block.group(1) + "-----")
        ? block.group(1)
        : null;
  }

  /// Nothing but free lines and "Sent from my iPhone".
  private static boolean isSigned(String shown) {
    return shown
        .lines()
        .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
        .allMatch(InPlaceOfText::isOfDevice);
  }

  private static boolean isOfDevice(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return line.strip().length() <= LONGEST_SIGN && DEVICES.stream().anyMatch(lower::contains);
  }

  /// A picture that phones put below the text, and that no place in the text asks for.
  private static boolean isBeside(Mail mail, Mail.Part part) {
    String id = part.headers().text("Content-ID").replace("<", "").replace(">", "").strip();
    return part.type().value().startsWith("image/")
        && !part.name().isBlank()
        && (id.isEmpty() || !mail.text("html").contains("cid:" + id));
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
