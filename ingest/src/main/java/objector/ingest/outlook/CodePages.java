package objector.ingest.outlook;

import objector.ingest.mime.MailCharsets;

/// In which of Windows' pages the 8-bit strings of a saved mail are ([MS-OXMSG], 2.1.1): the one
/// that the mail names, else the one of its language. That of its body on the Internet says nothing
/// of them.
final class CodePages {
  private static final int UTF8 = 65001;

  private CodePages() {}

  /// @param page of the mail, 0x3ffd; -1 when it is not said
  /// @param language of the mail, 0x3ff1; -1 when it is not said
  /// @param internet of its body, 0x3fde, for want of anything better
  static String text(byte[] bytes, long page, long language, long internet) {
    int known = page > 0 ? (int) page : language > 0 ? ofLanguage((int) language) : (int) internet;
    return known > 0 && known != UTF8
        ? MailCharsets.decode(bytes, MailCharsets.ofPage(known).name())
        : MailCharsets.decode(bytes, "utf-8");
  }

  /// By the number of a language and region in Windows ([MS-LCID]).
  static int ofLanguage(int lcid) {
    return switch (lcid & 0x3ff) {
      case 0x05, 0x0e, 0x15, 0x18, 0x1b, 0x1c, 0x24 -> 1250;
      // Croatian, Serbian and Bosnian share a number; some of them are written in Cyrillic.
      case 0x1a ->
          lcid == 0x0c1a || lcid == 0x1c1a || lcid == 0x201a || lcid == 0x281a ? 1251 : 1250;
      case 0x02, 0x19, 0x22, 0x23, 0x2f, 0x3f, 0x40, 0x44, 0x50 -> 1251;
      case 0x08 -> 1253;
      case 0x1f, 0x2c, 0x43 -> 1254;
      case 0x0d -> 1255;
      case 0x01, 0x20, 0x29 -> 1256;
      case 0x25, 0x26, 0x27 -> 1257;
      case 0x2a -> 1258;
      case 0x1e -> 874;
      case 0x11 -> 932;
      case 0x12 -> 949;
      case 0x04 -> lcid == 0x0804 || lcid == 0x1004 ? 936 : 950;
      default -> 1252;
    };
  }
}
