package objector.ingest.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.judge.Judges;
import objector.ingest.judge.SampleMails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The test bodies of other people's forward parsers. The figures are what we reached: a floor.
class PublicForwardsTest {
  private static final int ASSERTED_FIELDS = 440;

  @Test
  void thirteenMailProgramsAreUnderstood() {
    Path folder = SampleMails.folder("forward-parsing/crisp");
    List<String> wrong = new ArrayList<>();
    int fields = 0;

    for (JsonNode crisp : SampleMails.json(folder.resolve("cases.json"))) {
      JsonNode subject = crisp.get("subject_file");
      Forward forward =
          judge(
              subject.isNull() ? "" : SampleMails.text(folder.resolve(subject.asString())).strip(),
              SampleMails.text(folder.resolve(crisp.get("body_file").asString())));
      fields += crisp.get("expected").size();
      differences(crisp.get("expected"), forward)
          .forEach(field -> wrong.add(crisp.get("id").asString() + " " + field));
    }

    // One case expects only the first of two recipients.
    assertThat(wrong).as("of %d fields", fields).hasSizeLessThanOrEqualTo(1);
    assertThat(fields).isEqualTo(ASSERTED_FIELDS);
  }

  @Test
  void quotedTextIsTakenApart() {
    Path folder = SampleMails.folder("forward-parsing/quotequail");
    List<String> wrong = new ArrayList<>();

    for (JsonNode quail : SampleMails.json(folder.resolve("cases.json"))) {
      JsonNode input = quail.get("input");
      JsonNode expected = quail.get("expected");
      Forward forward =
          input.has("text")
              ? judge("", input.get("text").asString())
              : judgeHtml(
                  "hello",
                  input.has("html")
                      ? input.get("html").asString()
                      : SampleMails.text(folder.resolve(input.get("html_file").asString())));
      String id = quail.get("id").asString();
      boolean isForward = !expected.isNull();
      if (isForward != (forward.form() == Form.INLINE)) {
        wrong.add(id + " form");
      } else if (isForward) {
        compare(wrong, id + " subject", expected.get("subject"), forward.subject());
        compare(wrong, id + " date", expected.get("date"), forward.date());
        compare(wrong, id + " text", expected.get("text"), forward.body());
        compare(wrong, id + " top", expected.get("text_top"), forward.message());
        compare(wrong, id + " from", expected.get("from"), written(forward.from()));
        compare(wrong, id + " to", expected.get("to"), written(forward.to().getFirst()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void wholeMailsAreUnderstood() {
    Path folder = SampleMails.folder("forward-parsing/eml");

    for (JsonNode mail : SampleMails.json(folder.resolve("cases.json"))) {
      JsonNode expected = mail.get("expected");
      Forward forward = judge(folder.resolve(mail.get("file").asString()));

      assertThat(forward.form()).isEqualTo(Form.INLINE);
      assertThat(forward.subject()).isEqualTo(expected.get("subject").asString());
      assertThat(forward.body()).startsWith(expected.get("body_startswith").asString());
      assertThat(forward.from())
          .isEqualTo(
              new Mailbox(
                  expected.get("from_name").asString(), expected.get("from_address").asString()));
    }
  }

  @Test
  void aReplyIsNoForward() {
    for (Path file :
        SampleMails.files(SampleMails.folder("forward-parsing/talon-replies-negative"))) {
      boolean html = file.toString().endsWith(".html");

      Forward forward = html ? judgeHtml("Re: hello", SampleMails.text(file)) : judge(file);

      assertThat(forward.form()).as(file.getFileName().toString()).isEqualTo(Form.NONE);
    }
  }

  private static Forward judge(String subject, String body) {
    return Judges.WITHOUT_KEYS.judgeText(subject, body, Judges.NOW).judgement().forward();
  }

  private static Forward judge(Path file) {
    return Judges.WITHOUT_KEYS.judge(SampleMails.bytes(file), Judges.NOW).judgement().forward();
  }

  private static Forward judgeHtml(String subject, String html) {
    String mail =
        "From: someone@example.org\r\nSubject: "
            + subject
            + "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + html;
    return Judges.WITHOUT_KEYS
        .judge(mail.getBytes(StandardCharsets.UTF_8), Judges.NOW)
        .judgement()
        .forward();
  }

  private static List<String> differences(JsonNode expected, Forward forward) {
    List<String> wrong = new ArrayList<>();
    for (String field : expected.propertyNames()) {
      JsonNode value = expected.get(field);
      boolean same =
          switch (field) {
            case "forwarded" -> value.asBoolean() == (forward.form() == Form.INLINE);
            case "date" -> forward.date() != null;
            case "subject" -> same(value, forward.subject());
            case "body" -> same(value, forward.body());
            case "message" -> same(value, forward.message());
            case "from" -> mailbox(value).equals(forward.from());
            case "to" -> mailboxes(value).equals(forward.to());
            case "cc" -> mailboxes(value).equals(forward.cc());
            case "to_addresses" ->
                forward.to().stream()
                    .map(to -> String.valueOf(to.address()))
                    .toList()
                    .equals(value.valueStream().map(JsonNode::asString).toList());
            default -> throw new IllegalArgumentException(field);
          };
      if (!same) {
        wrong.add(field);
      }
    }
    return wrong;
  }

  private static boolean same(JsonNode expected, @Nullable String value) {
    String wanted = expected.isNull() ? "" : expected.asString().strip();
    return wanted.equals(value == null ? "" : value.strip());
  }

  private static void compare(
      List<String> wrong, String name, @Nullable JsonNode expected, @Nullable String value) {
    String got = value == null ? "" : value.replace("\"", "").replace("'", "");
    if (expected != null
        && !expected.asString().replace("\"", "").replace("'", "").strip().equals(got.strip())) {
      wrong.add(name);
    }
  }

  private static List<Mailbox> mailboxes(JsonNode expected) {
    return expected.valueStream().map(PublicForwardsTest::mailbox).toList();
  }

  private static Mailbox mailbox(JsonNode expected) {
    JsonNode name = expected.get("name");
    return new Mailbox(name.isNull() ? null : name.asString(), expected.get("address").asString());
  }

  private static String written(@Nullable Mailbox mailbox) {
    if (mailbox == null) {
      return "";
    }
    String address = String.valueOf(mailbox.address());
    return mailbox.name() == null ? address : mailbox.name() + " <" + address + ">";
  }
}
