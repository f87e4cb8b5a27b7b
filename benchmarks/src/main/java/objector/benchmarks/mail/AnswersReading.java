package objector.benchmarks.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import objector.benchmarks.mail.ClosedReadingMail.Way;
import objector.events.Json;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.ingest.judge.MailJudge;

/// Judges invented answers of Meta's that confirm nothing, and mails of Meta's that answer nothing:
/// how many answers are filed as mails that change nothing, and how many of the others are told as
/// answers.
public final class AnswersReading {
  private static final Instant AT = Instant.parse("2025-06-20T00:00:00Z");

  private AnswersReading() {}

  /// One invented mail.
  ///
  /// @param kind as in {@link MailKind}, or `other`
  record Mail(
      String id,
      String language,
      @JsonProperty("kind") String kind,
      String platform,
      String subject,
      String text) {
    boolean answers() {
      return !kind.equals("other");
    }

    byte[] raw(Way way) {
      return new ClosedReadingMail(
              id, language, false, kind, platform, subject, "Rowan", "rowan.mail", text)
          .raw(way);
    }
  }

  /// What became of one.
  record Answer(Mail mail, Way way, Judgement judgement) {
    /// Recognised as what it is, or asked about.
    boolean right() {
      return mail.answers()
          ? judgement.held() != null || judgement.kind().word().equals(mail.kind())
          : (judgement.held() == null && judgement.kind() == MailKind.OTHER_META)
              || judgement.kind() == MailKind.CODE
              || judgement.kind() == MailKind.ACCOUNT_SECURITY;
    }

    String became() {
      return judgement.kind().word() + (judgement.held() == null ? "" : ", held");
    }
  }

  /// With `--each`, what became of every mail, too; an argument that is a file is read instead.
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    List<String> files = given.stream().filter(one -> !one.startsWith("--")).toList();
    List<Mail> mails =
        files.isEmpty() ? blind() : read(Files.readString(Path.of(files.getFirst())));
    List<Answer> answers = answers(mails, MailCorpus.judge());
    lines(answers).forEach(System.out::println);
    for (Answer answer : answers) {
      if (given.contains("--each") || !answer.right()) {
        System.out.println(
            answer.mail().id()
                + " "
                + answer.way()
                + " → "
                + answer.became()
                + " "
                + answer.judgement().held());
      }
    }
  }

  /// Those of this project.
  static List<Mail> blind() throws IOException {
    String name = "/objector/benchmarks/closed-reading-answers/blind.jsonl";
    try (InputStream in = AnswersReading.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no file " + name);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static List<Mail> read(String lines) {
    return lines.lines().map(line -> Json.MAPPER.readValue(line, Mail.class)).toList();
  }

  static List<Answer> answers(List<Mail> mails, MailJudge judge) {
    List<Answer> answers = new ArrayList<>();
    for (Mail mail : mails) {
      for (Way way : Way.values()) {
        answers.add(new Answer(mail, way, MailCorpus.judged(judge, mail.raw(way), AT).judgement()));
      }
    }
    return answers;
  }

  private static List<String> lines(List<Answer> answers) {
    Map<String, Integer> counts = new TreeMap<>();
    answers.forEach(a -> counts.merge(a.mail().kind() + " → " + a.became(), 1, Integer::sum));
    long right = answers.stream().filter(Answer::right).count();
    return Stream.concat(
            Stream.of(right + " of " + answers.size() + " readings as they should be"),
            counts.entrySet().stream().map(e -> "  " + e.getKey() + "  " + e.getValue()))
        .toList();
  }
}
