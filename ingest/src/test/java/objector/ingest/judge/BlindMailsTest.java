package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.ingest.intake.Judge;
import objector.ingest.keys.FileKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails that were written, and committed with what is right, before their author had read a line
/// of the code that judges them. A folder of mails, and beside it a table of what each is: `!x!y`
/// in `kind` and `verdict` is anything but these, `=` before a text is all of it, `~` a piece of
/// it. `told` names the kinds that may be filed without a question; `none`, or none that fits, is
/// asked about. `greets` is whom it greets, or `nobody`.
class BlindMailsTest {
  /// `either`: Meta's confirmation in words of no known source, or read through a broken wrapping.
  private static final Set<String> MAY_BE_BELIEVED = Set.of("yes", "either");

  @ParameterizedTest
  @ValueSource(strings = {"first", "second", "third", "fourth", "fifth"})
  void noneIsBelievedThatConfirmsNothing(String lot) {
    Judge judge = judge();
    List<String> believed = new ArrayList<>();
    for (Map<String, String> right : table(lot)) {
      Judgement found = judged(judge, lot, right).judgement();
      boolean told = found.kind() == MailKind.CONFIRMATION && found.held() == null;
      if (told && !MAY_BE_BELIEVED.contains(right.getOrDefault("believed", "no"))) {
        believed.add(name(right));
      }
    }

    assertThat(believed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second", "third", "fourth", "fifth"})
  void allAreWhatTheyAre(String lot) {
    Judge judge = judge();
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> right : table(lot)) {
      List<String> differs = differs(right, judged(judge, lot, right));
      if (!differs.isEmpty()) {
        wrong.add(name(right) + ": " + String.join("; ", differs));
      }
    }

    assertThat(wrong).as(() -> String.join("\n", wrong)).isEmpty();
  }

  private static List<String> differs(Map<String, String> right, JudgedMail mail) {
    List<String> differs = new ArrayList<>();
    Judgement found = mail.judgement();
    differ(differs, right, "greets", greeted(mail));
    String kind = right.get("kind");
    if (kind != null && !fits(kind, found.kind().word())) {
      differs.add("is " + found.kind().word());
    }
    String held = right.get("held");
    if (held != null && held.equals("yes") != (found.held() != null)) {
      differs.add("held: " + found.held());
    }
    String told = right.get("told");
    if (told != null
        && found.held() == null
        && !List.of(told.split(",", -1)).contains(found.kind().word())) {
      differs.add("told as " + found.kind().word());
    }
    Judgement.Forward forward = found.forward();
    String verdict = right.get("verdict");
    if (verdict != null && !fits(verdict, lower(found.authenticity().verdict()))) {
      differs.add("verdict [" + lower(found.authenticity().verdict()) + "]");
    }
    differ(differs, right, "form", lower(forward.form()));
    if (forward.form() == Judgement.Form.NONE) {
      return differs;
    }
    Judgement.Mailbox from = forward.from();
    differ(differs, right, "from_name", from == null || from.name() == null ? "" : from.name());
    differ(differs, right, "from_address", from == null ? null : from.address());
    String to =
        forward.to().stream().map(BlindMailsTest::written).collect(Collectors.joining(", "));
    differ(differs, right, "to", to);
    differ(differs, right, "date", forward.date());
    differ(differs, right, "subject", forward.subject());
    differ(differs, right, "body", forward.body());
    differ(differs, right, "message", forward.message());
    return differs;
  }

  private static String greeted(JudgedMail mail) {
    List<String> names = mail.about().names();
    return names.isEmpty() ? "nobody" : String.join(" ; ", names).replace("@", "");
  }

  private static void differ(
      List<String> differs, Map<String, String> right, String field, @Nullable String found) {
    String said = right.get(field);
    if (said == null) {
      return;
    }
    String text = found == null ? "" : plain(found);
    boolean same =
        switch (said.isEmpty() ? ' ' : said.charAt(0)) {
          case '=' -> text.equals(plain(said.substring(1)));
          case '~' -> text.replace('\n', ' ').contains(said.substring(1));
          default -> text.equals(said);
        };
    if (!same) {
      differs.add(field + " [" + found + "]");
    }
  }

  /// Where a line ends, and how many are free at the end, is nobody's business.
  private static String plain(String text) {
    return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
  }

  private static boolean fits(String right, String found) {
    return right.startsWith("!")
        ? !List.of(right.substring(1).split("!", -1)).contains(found)
        : right.equals(found);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String written(Judgement.Mailbox box) {
    return (box.name() == null ? "" : box.name() + " ") + "<" + box.address() + ">";
  }

  private static String name(Map<String, String> right) {
    return Objects.requireNonNull(right.get("file"));
  }

  private static Judge judge() {
    return Judges.with(new FileKeys(file("keys.tsv")));
  }

  private static JudgedMail judged(Judge judge, String lot, Map<String, String> right) {
    try {
      byte[] mail = Files.readAllBytes(file(lot + "/" + name(right)));
      return judge.judge(mail, Judges.NOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> table(String lot) {
    List<String> lines;
    try {
      lines = Files.readString(file(lot + ".tsv"), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> columns = Arrays.asList(lines.getFirst().split("\t", -1));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].equals("-")) {
          row.put(columns.get(i), cells[i].replace("\\n", "\n").replace("\\t", "\t"));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static Path file(String name) {
    URL url = Objects.requireNonNull(BlindMailsTest.class.getResource("/blind/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
