package objector.ingest.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/// Invented mails, signed as Meta signs, and what gateways, filters, lists and liars make of them
/// on the way. Written before the code that judges them was looked at again.
final class GatewayChanges {
  private static final String FIELDS =
      "Date:To:Subject:From:Message-ID:MIME-Version:Content-Type:List-Unsubscribe";
  private static final String TEXT =
      "Hi Anna,\n\nWe will honour your objection to the use of your information for AI at Meta.\n";
  private static final String PLAIN =
      """
      Date: Mon, 14 Apr 2025 10:00:00 +0000
      To: "Anna Berger" <anna@example.org>, otto@example.org
      Subject: About your objection
      From: "Facebook" <notification@facebookmail.com>
      Message-ID: <1a2b@facebookmail.com>
      MIME-Version: 1.0
      Content-Type: text/plain; charset="UTF-8"; format=flowed
      List-Unsubscribe: <https://www.facebook.com/o.php?k=1>, <mailto:out@facebookmail.com>

      """
          + TEXT;
  private static final String ENCODED =
      PLAIN
          .replace("About your objection", "=?UTF-8?B?" + base64("Über deinen Widerspruch") + "?=")
          .replace("\"Facebook\"", "Facebook")
          .replace("\"Anna Berger\"", "=?UTF-8?B?" + base64("Anna Bérger") + "?=")
          .replace(", otto@", ",otto@")
          .replace("; charset=\"UTF-8\"; format=flowed", ";charset=utf-8");

  private GatewayChanges() {}

  /// @param lie whether the change is one: a mail that only came by is no phishing
  record Change(String name, String mail, String extra, UnaryOperator<String> change, boolean lie) {
    /// With the signature of `signer`, and changed after that.
    byte[] raw(Signer signer) {
      String signed = signer.signed(mail, "facebookmail.com", "s1", FIELDS, extra);
      return change.apply(signed).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Of no other meaning.
  static List<Change> harmless() {
    List<Change> all = new ArrayList<>();
    all.addAll(addresses());
    all.addAll(types());
    all.addAll(subjects());
    all.addAll(others());
    all.addAll(tags());
    return all;
  }

  private static List<Change> addresses() {
    return List.of(
        plain("To without a space after the comma", ">, otto", ">,otto"),
        plain("To with a name's quotes gone", "\"Anna Berger\"", "Anna Berger"),
        plain("To with a bare address in brackets", "otto@example.org", "<otto@example.org>"),
        plain("To with a name encoded", "\"Anna Berger\"", "=?utf-8?Q?Anna_Berger?="),
        plain("To with its brackets gone", "<anna@example.org>", "anna@example.org"),
        plain("From with its quotes gone", "\"Facebook\"", "Facebook"),
        plain("From encoded", "\"Facebook\"", "=?utf-8?B?RmFjZWJvb2s=?="),
        plain("From with the angle close by", "\"Facebook\" <", "\"Facebook\"<"),
        encoded("To with a space after the comma", ">,otto", ">, otto"),
        encoded("From with quotes", "From: Facebook", "From: \"Facebook\""),
        encoded(
            "To with its name in other words",
            "=?UTF-8?B?" + base64("Anna Bérger") + "?=",
            "=?utf-8?Q?Anna_B=C3=A9rger?="),
        encoded(
            "To with its name in Latin 1",
            "=?UTF-8?B?" + base64("Anna Bérger") + "?=",
            "=?iso-8859-1?Q?Anna_B=E9rger?="));
  }

  private static List<Change> types() {
    return List.of(
        plain("the charset in small letters", "\"UTF-8\"", "\"utf-8\""),
        plain("the charset without quotes", "\"UTF-8\"", "UTF-8"),
        plain("the charset small and without quotes", "\"UTF-8\"", "utf-8"),
        plain("no space after the semicolons", "; charset=\"UTF-8\"; f", ";charset=\"UTF-8\";f"),
        plain("format in quotes", "format=flowed", "format=\"flowed\""),
        plain("the type in capitals", "text/plain", "Text/Plain"),
        plain("the type in great capitals", "text/plain", "TEXT/PLAIN"),
        plain("a semicolon at the end", "format=flowed", "format=flowed;"),
        plain("a parameter more", "format=flowed", "format=flowed; reply-type=original"),
        plain("Charset with a capital", "charset=\"UTF-8\"", "Charset=\"UTF-8\""),
        encoded("the charset in capitals", "charset=utf-8", "charset=UTF-8"),
        encoded("the charset in quotes", ";charset=utf-8", "; charset=\"utf-8\""),
        encoded("the charset on a line of its own", ";charset=utf-8", ";\n charset=\"UTF-8\""));
  }

  private static List<Change> subjects() {
    String was = "=?UTF-8?B?" + base64("Über deinen Widerspruch") + "?=";
    return List.of(
        encoded("Subject in Q", was, "=?UTF-8?Q?=C3=9Cber_deinen_Widerspruch?="),
        encoded("Subject in q of Latin 1", was, "=?iso-8859-1?q?=DCber_deinen_Widerspruch?="),
        encoded("Subject in small utf-8", was, was.replace("UTF-8", "utf-8")),
        encoded("Subject raw", was, "Über deinen Widerspruch"),
        encoded("Subject of one word encoded", was, "=?utf-8?Q?=C3=9Cber?= deinen Widerspruch"),
        encoded(
            "Subject in two words",
            was,
            "=?UTF-8?B?"
                + base64("Über deinen")
                + "?=\n =?UTF-8?B?"
                + base64(" Widerspruch")
                + "?="),
        plain(
            "Subject encoded without need",
            "About your objection",
            "=?utf-8?Q?About_your_objection?="),
        plain(
            "Subject encoded in B without need",
            "About your objection",
            "=?utf-8?B?" + base64("About your objection") + "?="));
  }

  private static List<Change> others() {
    return List.of(
        plain("another Message-ID", "<1a2b@face", "<9z9z@gateway.example.org> (was 1a2b@face"),
        plain("a new Message-ID", "<1a2b@facebookmail.com>", "<77@mx.example.org>"),
        plain(
            "a new Message-ID, and the old kept",
            "<1a2b@facebookmail.com>",
            "<77@mx.example.org>\nX-Original-Message-ID: <1a2b@facebookmail.com>"),
        plain(
            "a new Message-ID of Google's",
            "<1a2b@facebookmail.com>",
            "<77@mx.google.com>\nX-Google-Original-Message-ID: <1a2b@facebookmail.com>"),
        plain("MIME-Version with a comment", "Version: 1.0", "Version: 1.0 (Mac OS X Mail 16.0)"),
        plain("MIME-Version with a comment first", "Version: 1.0", "Version: (by gw) 1.0"),
        plain("List-Unsubscribe joined", ">, <mailto", ">,<mailto"),
        plain("List-Unsubscribe of one way", ", <mailto:out@facebookmail.com>", ""),
        plain("Date with its zone's name", "+0000", "+0000 (UTC)"),
        plain("Date with GMT", "+0000", "GMT"),
        plain("Date in another zone", "10:00:00 +0000", "12:00:00 +0200"),
        plain("Date without its weekday", "Mon, 14", "14"),
        plain("To hidden from others", ", otto@example.org", ""));
  }

  private static List<Change> tags() {
    List<Change> all = new ArrayList<>();
    for (String tag :
        List.of(
            "[EXT] ",
            "[EXTERNAL]: ",
            "EXT: ",
            "Extern: ",
            "*** SPAM *** ",
            "***UNCHECKED*** ",
            "{Spam?} ",
            "(Extern) ",
            "<EXT> ",
            "[Liste-Famille] ",
            "[SPAM:####] ",
            "EXTERNE - ",
            "[!] ",
            "⚠️ ",
            "SPAM ",
            "!!! ",
            "[EXT][SPAM] ",
            "External Email | ",
            "_SPAM_ ",
            "«EXTERN» ",
            "~EXT~ ",
            "Potential spam! ")) {
      all.add(plain("the tag " + tag, "Subject: ", "Subject: " + tag));
    }
    for (String tag :
        List.of(
            " [EXT]",
            " (External)",
            " - External Sender",
            " [SPAM 5.2]",
            " |EXT|",
            " ***",
            " #secure",
            " {extern}",
            " [Ticket 4711]",
            " – extern")) {
      all.add(plain("the tag behind" + tag, "your objection", "your objection" + tag));
    }
    all.add(encoded("a tag before encoded words", "Subject: ", "Subject: [EXT] "));
    all.add(
        encoded(
            "a tag in the same encoded word",
            "=?UTF-8?B?" + base64("Über deinen Widerspruch"),
            "=?UTF-8?B?" + base64("[EXTERN] Über deinen Widerspruch")));
    UnaryOperator<String> tag = mail -> mail.replace("Subject: ", "Subject: [EXT] ");
    all.add(
        new Change(
            "a tag and a charset",
            PLAIN,
            "",
            mail -> tag.apply(mail).replace("\"UTF-8\"", "utf-8"),
            false));
    all.add(
        new Change(
            "a tag and a space",
            PLAIN,
            "",
            mail -> tag.apply(mail).replace(">, otto", ">,otto"),
            false));
    return all;
  }

  /// That show a lie.
  static List<Change> lies() {
    return List.of(
        lie("a second Subject on top", mail -> "Subject: Your account\n" + mail),
        lie(
            "a second Subject below",
            mail -> mail.replace("\n\nHi", "\nSubject: Your objection was granted\n\nHi")),
        lie("a second From on top", mail -> "From: \"Meta\" <meta@evil.example>\n" + mail),
        lie(
            "a second From below",
            mail -> mail.replace("\n\nHi", "\nFrom: Meta <meta@evil.example>\n\nHi")),
        lie("a second To", mail -> "To: otto@example.com\n" + mail),
        lie("a second Date", mail -> "Date: Mon, 14 Jul 2026 10:00:00 +0000\n" + mail),
        lie("a second Content-Type", mail -> "Content-Type: text/html\n" + mail),
        lie(
            "a Subject that promises",
            mail -> mail.replace("About your objection", "Your objection was granted")),
        lie("a tag that promises", mail -> mail.replace("Subject: ", "Subject: [APPROVED] ")),
        lie(
            "a look-alike sender",
            mail -> mail.replace("notification@facebookmail.com", "notification@faceb00kmail.com")),
        lie(
            "a sender in another's script",
            mail -> mail.replace("notification@facebookmail.com", "no@fаcebookmail.com")),
        new Change(
            "content added behind what was signed",
            PLAIN,
            " l=%d;".formatted(TEXT.replace("\n", "\r\n").length()),
            mail -> mail + "\nConfirm at https://objection.example.net/now within a day.\n",
            true),
        new Change(
            "words added behind what was signed",
            PLAIN,
            " l=%d;".formatted(TEXT.replace("\n", "\r\n").length()),
            mail -> mail + "\nThis applies to everybody in your household, too.\n",
            true),
        new Change(
            "a link that leaves Meta",
            PLAIN + "\nhttps://meta-forms.example.net/\n",
            "",
            mail -> mail,
            true));
  }

  private static Change plain(String name, String from, String to) {
    return new Change(name, PLAIN, "", replacing(from, to), false);
  }

  private static Change encoded(String name, String from, String to) {
    return new Change(name + " (encoded)", ENCODED, "", replacing(from, to), false);
  }

  private static Change lie(String name, UnaryOperator<String> change) {
    return new Change(name, PLAIN, "", change, true);
  }

  private static UnaryOperator<String> replacing(String from, String to) {
    return mail -> {
      // Not in the signature, which stands first and names no such thing.
      int at = mail.indexOf(from, mail.indexOf("\nDate: "));
      if (at < 0) {
        throw new IllegalStateException("nowhere: " + from);
      }
      return mail.substring(0, at) + to + mail.substring(at + from.length());
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
