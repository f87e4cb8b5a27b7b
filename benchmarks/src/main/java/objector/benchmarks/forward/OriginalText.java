package objector.benchmarks.forward;

import java.util.List;
import java.util.stream.Collectors;

/// An invented mail that is passed on.
///
/// @param note what the person wrote above it; empty mostly
record OriginalText(
    Person from,
    List<Person> to,
    List<Person> cc,
    String replyTo,
    String subject,
    List<String> lines,
    String note) {

  /// @param name empty where there is none
  record Person(String name, String address) {
    String written() {
      return name.isEmpty() ? address : quoted() + " <" + address + ">";
    }

    /// As addresses are compared.
    String plain(boolean named) {
      return name.isEmpty() || !named ? address : name + " <" + address + ">";
    }

    private String quoted() {
      return name.indexOf(',') >= 0 || name.indexOf('.') >= 0 ? '"' + name + '"' : name;
    }
  }

  private static final Person ANNA = new Person("Anna Berger", "anna.berger@example.org");
  private static final Person OTTO = new Person("Otto Ruiz-Hernández", "otto@example.org");
  private static final Person WORK = new Person("", "anna.work@example.com");

  /// All are invented. Each has what misled a parser once: a colon in the Subject, lines that look
  /// like fields, a comma in a name, dates in the text.
  static final List<OriginalText> ALL =
      List.of(
          new OriginalText(
              new Person("Instagram", "no-reply@mail.instagram.com"),
              List.of(ANNA),
              List.of(),
              "",
              "Your objection",
              List.of(
                  "Hi anna.paints,",
                  "",
                  "We have read what you sent on 3 May 2025.",
                  "Note: this line is no field.",
                  "",
                  "The Instagram team"),
              "Please have a look."),
          new OriginalText(
              new Person("Meta Privacy, Ltd", "privacy@support.facebook.com"),
              List.of(ANNA, WORK),
              List.of(OTTO),
              "",
              "Case 4711: about your request",
              List.of(
                  "Dear Anna,",
                  "",
                  "Reference: 4711-2025",
                  "Date: 2 May 2025",
                  "",
                  "Write to privacy@support.facebook.com, if anything is unclear.",
                  "",
                  "https://www.facebook.com/privacy/genai",
                  "Meta Platforms Ireland"),
              ""),
          new OriginalText(
              new Person("", "notification@facebookmail.com"),
              List.of(WORK),
              List.of(ANNA, OTTO),
              "reply@facebookmail.com",
              "Updates to our policies",
              List.of("Hello,", "", "our policies change on 27 May 2025.", "", "-- ", "Meta"),
              "What is this?\n\nAnna"),
          new OriginalText(
              new Person("Otto Ruiz-Hernández", "otto@example.org"),
              List.of(
                  ANNA,
                  new Person("Berta Maier-Schmidt", "berta.maier-schmidt@example.net"),
                  new Person("", "carl@example.com")),
              List.of(),
              "",
              "Lunch?",
              List.of("One line only, and it ends here."),
              ""));

  String plain() {
    return String.join("\n", lines);
  }

  String formatted() {
    return lines.stream()
        .map(line -> "<div>" + (line.isEmpty() ? "<br>" : escaped(line)) + "</div>")
        .collect(Collectors.joining());
  }

  static String list(List<Person> people) {
    return people.stream().map(Person::written).collect(Collectors.joining(", "));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
