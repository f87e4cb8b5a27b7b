package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.dkim.KeyRecords.Answer;
import objector.ingest.intake.Judge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Invented mails of all kinds in which mails go wrong, written by somebody who had not read the
/// code that judges them, and looked at once before anything was changed.
class MailsSeenOnceTest {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(String group, String name, Map<String, String> right, byte[] mail) {
    String field(String name) {
      return right.getOrDefault(name, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mails-seen-once", "mails-seen-once-again"})
  void noneIsBelievedThatConfirmsNothing(String lot) {
    Judge judge = judgeOf(lot);
    List<String> believed = new ArrayList<>();
    for (Sample sample : samples(lot)) {
      Judgement found = judge(judge, sample).judgement();
      boolean confirmed = found.kind() == MailKind.CONFIRMATION && found.held() == null;
      if (confirmed && !kindIsRight(sample, found)) {
        believed.add(sample.name());
      }
    }

    assertThat(believed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mails-seen-once", "mails-seen-once-again"})
  void allAreWhatTheyAre(String lot) {
    Judge judge = judgeOf(lot);
    List<String> wrong = new ArrayList<>();
    for (Sample sample : samples(lot)) {
      String differs = differs(sample, judge(judge, sample));
      if (!differs.isEmpty()) {
        wrong.add(sample.group() + " " + sample.name() + ":" + differs);
      }
    }

    // On the first look there were twenty.
    assertThat(wrong).as(() -> String.join("\n", wrong)).isEmpty();
  }

  private static Judge judgeOf(String lot) {
    return Judges.with(names -> keys(lot, names));
  }

  private static JudgedMail judge(Judge judge, Sample sample) {
    return judge.judge(sample.mail(), Judges.NOW);
  }

  private static String differs(Sample sample, JudgedMail judged) {
    Judgement found = judged.judgement();
    StringBuilder differs = new StringBuilder();
    if (!kindIsRight(sample, found)) {
      differs.append(" is ").append(word(found)).append(" (").append(found.held()).append(')');
    }
    Judgement.Forward forward = found.forward();
    compare(differs, sample, "verdict", lower(found.authenticity().verdict()));
    compare(differs, sample, "form", lower(forward.form()));
    compare(differs, sample, "from", written(forward.from()));
    compare(
        differs,
        sample,
        "to",
        forward.to().stream().map(MailsSeenOnceTest::written).collect(Collectors.joining(" ; ")));
    compare(differs, sample, "subject", String.valueOf(forward.subject()));
    compare(differs, sample, "date", String.valueOf(forward.date()));
    compare(differs, sample, "message", String.valueOf(forward.message()));
    compare(differs, sample, "greets", greeted(judged));
    String text = sample.field("body-has");
    if (!text.isEmpty() && !String.valueOf(forward.body()).contains(text)) {
      differs.append(" body without ").append(text);
    }
    return differs.toString();
  }

  private static String greeted(JudgedMail judged) {
    List<String> names = judged.about().names();
    return names.isEmpty() ? "-" : String.join(" ; ", names).replace("@", "");
  }

  private static void compare(
      StringBuilder differs, Sample sample, String field, @Nullable String found) {
    String right = sample.field(field);
    if (!right.isEmpty() && !right.equals(found)) {
      differs.append(' ').append(field).append(" [").append(found).append(']');
    }
  }

  private static boolean kindIsRight(Sample sample, Judgement found) {
    for (String right : sample.field("kind").split(" \\| ", -1)) {
      String kind = right.replaceFirst("\\+.*", "");
      boolean held = !right.endsWith("+told") && found.held() != null;
      boolean told = !right.endsWith("+held") && found.held() == null;
      if (kind.equals(found.kind().word()) && (held || told)) {
        return true;
      }
    }
    return false;
  }

  private static String word(Judgement found) {
    return found.kind().word() + (found.held() == null ? "" : "+held");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String written(Judgement.@Nullable Mailbox box) {
    return box == null
        ? "nobody"
        : box.name() == null ? "<" + box.address() + ">" : box.name() + " <" + box.address() + ">";
  }

  private static KeyRecords keys(String lot, List<String> names) {
    Map<String, Answer> answers = new HashMap<>();
    for (String name : names) {
      answers.put(name, Answer.none());
    }
    for (String line : resource(lot + "-keys.tsv").split("\n", -1)) {
      String[] columns = line.split("\t", -1);
      answers.computeIfPresent(columns[0], (_, _) -> new Answer(columns[1], null));
    }
    return new KeyRecords(answers);
  }

  private static List<Sample> samples(String lot) {
    List<Sample> samples = new ArrayList<>();
    String[] blocks = ("\n" + resource(lot + ".txt")).split("\n==== ", -1);
    for (int i = 1; i < blocks.length; i++) {
      int begin = blocks[i].indexOf("\n----\n");
      String[] head = blocks[i].substring(0, begin).split("\n", -1);
      Map<String, String> right = new HashMap<>();
      for (int line = 1; line < head.length; line++) {
        int colon = head[line].indexOf(": ");
        right.put(head[line].substring(0, colon), head[line].substring(colon + 2));
      }
      String[] title = head[0].split(" ", 2);
      samples.add(new Sample(title[0], title[1], right, bytes(blocks[i].substring(begin + 6))));
    }
    return samples;
  }

  /// The mail with its bytes written as `\xHH`, and CR LF at the end of each line.
  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] pieces = text.replace("\n", "\r\n").split("\\\\x", -1);
    bytes.writeBytes(pieces[0].getBytes(StandardCharsets.UTF_8));
    for (int i = 1; i < pieces.length; i++) {
      bytes.write(Integer.parseInt(pieces[i].substring(0, 2), 16));
      bytes.writeBytes(pieces[i].substring(2).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String resource(String name) {
    try (InputStream in = MailsSeenOnceTest.class.getResourceAsStream("/invented/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
