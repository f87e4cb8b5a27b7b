package objector.ingest.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.Judges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Sixty invented forwards, and twelve invented mails that are none, in languages of no table of
/// ours or of programs that no sample had shown; written by somebody who had not read the code that
/// recognises them, and looked at once before anything was changed.
class ForwardsSeenOnceTest {
  private record Sample(Map<String, String> fields, String content) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    boolean yes(String name) {
      return field(name).equals("yes");
    }
  }

  @Test
  void allAreReadExactly() {
    List<String> wrong = new ArrayList<>();
    for (Sample sample : samples("forwards-seen-once.txt", "cc")) {
      JudgedMail judged =
          sample.field("program").contains("html")
              ? Judges.WITHOUT_KEYS.judge(html(sample), Judges.NOW)
              : Judges.WITHOUT_KEYS.judgeText(
                  sample.field("subject"), sample.content(), Judges.NOW);
      String differs = differs(sample, judged.judgement().forward());
      if (!differs.isEmpty()) {
        wrong.add(sample.field("language") + " " + sample.field("program") + ":" + differs);
      }
    }

    // On the first look there were eleven.
    assertThat(wrong).as(() -> String.join("\n", wrong)).isEmpty();
  }

  @Test
  void noAnswerAndNoListOfFieldsIsTakenForOne() {
    List<String> taken = new ArrayList<>();
    for (Sample sample : samples("no-forwards-seen-once.txt", "subject")) {
      JudgedMail judged =
          Judges.WITHOUT_KEYS.judgeText(sample.field("subject"), sample.content(), Judges.NOW);
      if (judged.judgement().forward().form() != Form.NONE) {
        taken.add(sample.field("subject") + ": " + sample.content());
      }
    }

    // An invitation whose Subject is "Invitation: " and one of its fields: somebody is asked.
    assertThat(taken).as(() -> String.join("\n", taken)).hasSizeLessThanOrEqualTo(1);
  }

  private static String differs(Sample sample, Forward found) {
    if (found.form() != Form.INLINE) {
      return " not found";
    }
    StringBuilder differs = new StringBuilder();
    compare(differs, "from", InventedForward.FROM, found.from());
    compare(differs, "to", sample.yes("to") ? InventedForward.TO : List.of(), found.to());
    compare(differs, "cc", sample.yes("cc") ? InventedForward.COPIES : List.of(), found.cc());
    compare(differs, "subject", InventedForward.ORIGINAL, found.subject());
    compare(differs, "date", sample.field("date"), found.date());
    compare(differs, "body", String.join("\n", InventedForward.LINES), found.body());
    compare(differs, "message", InventedForward.MESSAGE, found.message());
    return differs.toString();
  }

  private static void compare(
      StringBuilder differs, String name, Object expected, @Nullable Object found) {
    if (!expected.equals(found)) {
      differs.append(' ').append(name).append('=').append(found);
    }
  }

  private static List<Sample> samples(String name, String lastField) {
    List<Sample> samples = new ArrayList<>();
    for (String block : resource(name).strip().split("\n====\n", -1)) {
      List<String> lines = block.lines().toList();
      Map<String, String> fields = new HashMap<>();
      int at = 0;
      for (; !fields.containsKey(lastField); at++) {
        int colon = lines.get(at).indexOf(": ");
        fields.put(lines.get(at).substring(0, colon), lines.get(at).substring(colon + 2));
      }
      String content =
          String.join("\n", lines.subList(at, lines.size()))
              .replace("{text}", String.join("\n", InventedForward.LINES))
              .replace("{quoted}", "> " + String.join("\n> ", InventedForward.LINES))
              .replace("{html}", InventedForward.formatted());
      samples.add(new Sample(fields, content));
    }
    return samples;
  }

  private static byte[] html(Sample sample) {
    return ("From: Anna <anna@example.org>\r\nTo: in@example.net\r\nMIME-Version: 1.0\r\n"
            + "Date: Tue, 15 Apr 2025 12:00:00 +0000\r\nSubject: "
            + sample.field("subject")
            + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
            + "\r\n<html><body>"
            + sample.content().replace("\n", "\r\n")
            + "</body></html>\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (@Nullable InputStream in =
        ForwardsSeenOnceTest.class.getResourceAsStream("/invented/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the invented forwards are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
