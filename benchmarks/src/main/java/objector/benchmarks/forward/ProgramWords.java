package objector.benchmarks.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.benchmarks.forward.OriginalText.Person;

/// What a program writes in a forward, in one language: the table's words, English where it has
/// none.
record ProgramWords(LabelTable table, String program, String tag) {
  private static final Map<String, List<String>> ORDER =
      Map.ofEntries(
          Map.entry("thunderbird", List.of("subject", "date", "from", "reply-to", "to", "cc")),
          Map.entry("k9", List.of("from", "sent", "to", "cc", "subject")),
          Map.entry("fairemail", List.of("from", "to", "cc", "date", "subject")),
          Map.entry("roundcube", List.of("subject", "date", "from", "to", "cc", "reply-to")),
          Map.entry("sogo", List.of("subject", "date", "from", "reply-to", "to", "cc")),
          Map.entry("snappymail", List.of("from", "to", "cc", "sent", "subject")),
          Map.entry("zimbra", List.of("from", "to", "cc", "sent", "subject")),
          Map.entry("horde-imp", List.of("date", "from", "reply-to", "subject", "to", "cc")),
          Map.entry("geary", List.of("from", "subject", "date", "to", "cc")),
          Map.entry("claws", List.of("date", "from", "to", "cc", "subject")),
          Map.entry("tutanota", List.of("date", "from", "to", "cc", "subject")),
          Map.entry("aosp-unifiedemail", List.of("from", "date", "subject", "to", "cc")),
          Map.entry("replywithheader-tb", List.of("from", "sent", "to", "cc", "subject")),
          Map.entry(
              "outlook (by mail-parser-reply)", List.of("from", "sent", "to", "cc", "subject")));

  private static final Map<String, String> ENGLISH =
      Map.of(
          "from", "From",
          "to", "To",
          "cc", "Cc",
          "date", "Date",
          "sent", "Sent",
          "subject", "Subject",
          "reply-to", "Reply-To",
          "marker", "Forwarded message");

  private static final Map<String, String> ENDS =
      Map.of(
          "fi", "Välitetty viesti päättyy",
          "lv", "Pārsūtītās vēstules beigas",
          "ja", "転送するメッセージは以上です",
          "ko", "전달한 메시지 종료",
          "tr", "İletilen iletinin sonu",
          "zh-TW", "完成轉寄郵件");

  String prefix() {
    List<String> known = table.texts(program, tag, "forward-prefix");
    return (known.isEmpty() ? "Fwd:" : known.getFirst().strip()) + " ";
  }

  /// The fields that it writes of this mail, in its order.
  List<String> roles(OriginalText mail) {
    List<String> roles = new ArrayList<>();
    for (String role : ORDER.getOrDefault(program, List.of())) {
      boolean empty =
          (role.equals("cc") && mail.cc().isEmpty())
              || (role.equals("reply-to") && mail.replyTo().isEmpty());
      if (!empty) {
        roles.add(role);
      }
    }
    return roles;
  }

  String value(String role, OriginalText mail) {
    return switch (role) {
      case "from" -> people(List.of(mail.from()));
      case "to" -> people(mail.to());
      case "cc" -> people(mail.cc());
      case "reply-to" -> mail.replyTo();
      case "subject" -> mail.subject();
      default -> LocalDates.of(program, tag);
    };
  }

  private String people(List<Person> people) {
    if (program.equals("tutanota")) {
      return String.join(", ", people.stream().map(Person::address).toList());
    }
    return program.startsWith("outlook")
        ? OriginalText.list(people).replace(", ", "; ").replace("Privacy; Ltd", "Privacy, Ltd")
        : OriginalText.list(people);
  }

  /// A field's name and its colon.
  String labelled(String role) {
    return colon(label(role));
  }

  String label(String role) {
    List<String> known = table.texts(program, tag, role);
    String other = role.equals("date") ? "sent" : role.equals("sent") ? "date" : role;
    List<String> also = known.isEmpty() ? table.texts(program, tag, other) : known;
    return also.isEmpty() ? ENGLISH.getOrDefault(role, role) : also.getFirst();
  }

  private static String colon(String label) {
    String bare = label.stripTrailing();
    // Armenian labels bring a colon of their own.
    boolean ended = bare.endsWith(":") || bare.endsWith("：") || bare.endsWith("՝");
    return ended ? bare + " " : label + ": ";
  }

  String marker(OriginalText mail) {
    List<String> known = table.texts(program, tag, "marker");
    if (program.equals("zimbra") && known.isEmpty()) {
      known = table.texts("zimbra-touch", tag, "marker");
    }
    if (program.equals("horde-imp")) {
      for (String marker : known) {
        if (marker.contains("%s")) {
          return marker.replace("%s", mail.from().written());
        }
      }
    }
    return known.isEmpty() ? "Forwarded message" : known.getFirst();
  }

  /// Of the lines without a name in them, the one that is less like the line with it; these cannot
  /// be told apart so.
  String end() {
    String told = ENDS.get(tag);
    if (told != null) {
      return told;
    }
    List<String> known = table.texts(program, tag, "marker");
    String named = known.stream().filter(text -> text.contains("%s")).findFirst().orElse("");
    return known.stream()
        .filter(text -> !text.contains("%s"))
        .min((a, b) -> Integer.compare(alike(a, named), alike(b, named)))
        .orElse("End forwarded message");
  }

  private static int alike(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same;
  }
}
