package objector.ingest.forward;

import java.util.List;
import objector.events.mail.Judgement.Mailbox;

/// What a value of a header block looks like, whatever the words before it.
final class FieldValue {
  private static final int LONGEST_DATE = 100;

  private FieldValue() {}

  /// Whether all of it is mailboxes.
  static boolean isAddresses(String value) {
    if (value.indexOf('@') <= 0 || value.contains("://")) {
      return false;
    }
    List<Mailbox> mailboxes = AddressList.read(value);
    return !mailboxes.isEmpty() && mailboxes.stream().allMatch(FieldValue::isAddress);
  }

  /// A year and a day, or a time of day and a day, in whatever digits and calendar.
  static boolean isDate(String value) {
    if (value.length() > LONGEST_DATE || value.indexOf('@') >= 0) {
      return false;
    }
    int numbers = 0;
    int years = 0;
    int clocks = 0;
    int words = 0;
    int at = 0;
    while (at < value.length()) {
      int begin = at;
      while (at < value.length() && Character.isDigit(value.charAt(at))) {
        at++;
      }
      int digits = at - begin;
      if (digits > 0) {
        numbers += digits <= 2 ? 1 : 0;
        years += digits == 4 ? 1 : 0;
        clocks += isClock(value, begin, digits, at) ? 1 : 0;
        continue;
      }
      while (at < value.length() && Character.isLetter(value.charAt(at))) {
        at++;
      }
      words += at > begin ? 1 : 0;
      at += at == begin ? 1 : 0;
    }
    boolean day = years > 0 ? numbers >= 1 : clocks > 0 && numbers >= 4;
    return day && words <= 12;
  }

  /// Whether the last mailbox of a list is not at its end: "…, Otto Ruiz" or "…, Otto <".
  static boolean goesOn(String list) {
    String text = list.stripTrailing();
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.indexOf('>', open) < 0) {
      return true;
    }
    int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf(';'));
    return comma >= 0 && text.indexOf('@', comma) < 0 && text.indexOf('@') >= 0;
  }

  private static boolean isClock(String value, int begin, int digits, int after) {
    return digits <= 2
        && after + 2 < value.length()
        && (value.charAt(after) == ':' || value.charAt(after) == '.')
        && Character.isDigit(value.charAt(after + 1))
        && Character.isDigit(value.charAt(after + 2))
        && (begin == 0 || value.charAt(begin - 1) != '.');
  }

  private static boolean isAddress(Mailbox mailbox) {
    String address = mailbox.address();
    int at = address == null ? -1 : address.indexOf('@');
    return address != null
        && at > 0
        && at < address.length() - 1
        && address.indexOf(' ') < 0
        && address.length() <= 254;
  }
}
