package objector.benchmarks.forward;

import java.util.List;
import java.util.Set;

/// How each program sets a forward, from its sources and from what is known of it; the words are
/// the table's. English where the program has none.
final class ProgramLayout {
  /// All that have words of their own in a table, and those that need none.
  static final List<String> PROGRAMS =
      List.of(
          "thunderbird",
          "k9",
          "fairemail",
          "roundcube",
          "sogo",
          "snappymail",
          "zimbra",
          "horde-imp",
          "geary",
          "claws",
          "tutanota",
          "aosp-unifiedemail",
          "replywithheader-tb",
          "outlook (by mail-parser-reply)");

  /// Nothing of these is known as text.
  static final Set<String> HTML_ONLY = Set.of("tutanota", "aosp-unifiedemail");

  /// These write no HTML.
  static final Set<String> TEXT_ONLY = Set.of("claws");

  private final ProgramWords words;

  ProgramLayout(LabelTable table, String program, String tag) {
    this.words = new ProgramWords(table, program, tag);
  }

  WrittenMail forward(OriginalText mail, boolean html) {
    String content = html ? new HtmlLayout(words).whole(mail) : new TextLayout(words).whole(mail);
    boolean named = !words.program().equals("tutanota");
    return new WrittenMail(
        words.program(),
        words.tag(),
        LabelTable.language(words.tag()),
        html,
        words.prefix() + mail.subject(),
        content,
        new Fields(
            mail.from().plain(named),
            mail.to().stream().map(person -> person.plain(named)).toList(),
            mail.cc().stream().map(person -> person.plain(named)).toList(),
            mail.subject(),
            Fields.plain(LocalDates.of(words.program(), words.tag())),
            Fields.plain(mail.plain()),
            Fields.plain(mail.note())));
  }

  String marker(OriginalText mail) {
    return words.marker(mail);
  }

  /// The block without what stands above and below it, as text.
  String textBlock(OriginalText mail) {
    return new TextLayout(words).block(mail);
  }
}
