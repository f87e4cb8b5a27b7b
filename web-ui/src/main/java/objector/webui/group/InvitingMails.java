package objector.webui.group;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import objector.address.EmailAddress;

/// Invitations as links that open the mail program of whoever invites: we write to nobody who did
/// not ask. Mail programs take some 2,000 letters, so that a long list becomes several mails.
record InvitingMails(List<Mail> mails, List<String> faulty) {
  static final int MOST = 500;
  private static final int LONGEST = 1_900;
  private static final int MOST_FAULTY = 5;

  /// @param href a `mailto:` with everybody in blind copy
  record Mail(String href, int addresses) {}

  static InvitingMails of(String typed, String subject, String body) {
    Set<String> addresses = new LinkedHashSet<>();
    List<String> faulty = new ArrayList<>();
    for (String line : typed.split("[\\s,;]+", MOST * 2)) {
      if (!line.isBlank()) {
        EmailAddress.of(line)
            .ifPresentOrElse(
                address -> addresses.add(address.toString()),
                () -> {
                  if (faulty.size() < MOST_FAULTY) {
                    faulty.add(line);
                  }
                });
      }
    }
    return new InvitingMails(
        mails(addresses, "&subject=" + encode(subject) + "&body=" + encode(body)), faulty);
  }

  int addresses() {
    return mails.stream().mapToInt(Mail::addresses).sum();
  }

  private static List<Mail> mails(Set<String> addresses, String rest) {
    List<Mail> mails = new ArrayList<>();
    List<String> some = new ArrayList<>();
    int length = rest.length();
    for (String address : addresses) {
      String encoded = encode(address);
      if (!some.isEmpty() && length + encoded.length() > LONGEST) {
        mails.add(mail(some, rest));
        some.clear();
        length = rest.length();
      }
      some.add(encoded);
      length += encoded.length() + 1;
    }
    if (!some.isEmpty()) {
      mails.add(mail(some, rest));
    }
    return mails;
  }

  private static Mail mail(List<String> encoded, String rest) {
    return new Mail("mailto:?bcc=" + String.join(",", encoded) + rest, encoded.size());
  }

  /// As in RFC 6068: a space is no plus.
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
