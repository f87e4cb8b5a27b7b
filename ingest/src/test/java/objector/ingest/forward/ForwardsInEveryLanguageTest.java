package objector.ingest.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.MailKind;
import objector.ingest.judge.JudgedMail;
import objector.ingest.judge.Judges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The mails are invented.
class ForwardsInEveryLanguageTest {
  static List<InventedForward> forwards() {
    return InventedForward.all();
  }

  @Test
  void thereAreAllThatWePromise() {
    assertThat(forwards())
        .extracting(InventedForward::language)
        .containsAll(
            List.of(
                "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it",
                "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "no", "is", "uk", "ru",
                "tr", "ja"))
        .hasSize(30 * 6);
  }

  @ParameterizedTest
  @MethodSource("forwards")
  void everyFieldOfTextIsFound(InventedForward forward) {
    found(forward, Judges.WITHOUT_KEYS.judge(forward.mailOfText(), Judges.NOW));
  }

  @ParameterizedTest
  @MethodSource("forwards")
  void everyFieldOfHtmlIsFound(InventedForward forward) {
    found(forward, Judges.WITHOUT_KEYS.judge(forward.mailOfHtml(), Judges.NOW));
  }

  static List<InventedForward> replies() {
    return forwards().stream()
        .filter(forward -> forward.program().startsWith("Outlook"))
        .map(InventedForward::answered)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("replies")
  void anAnswerAboveTheSameBlockIsNoForward(InventedForward reply) {
    for (byte[] mail : List.of(reply.mailOfText(), reply.mailOfHtml())) {
      JudgedMail reading = Judges.WITHOUT_KEYS.judge(mail, Judges.NOW);

      assertThat(reading.judgement().forward().form()).isEqualTo(Form.NONE);
    }
  }

  @ParameterizedTest
  @MethodSource("forwards")
  void ofAForwardWithinAForwardTheOuterTellsItsFields(InventedForward inner) {
    String outer =
        "Look!\n\n---------- Forwarded message ---------\nFrom: Otto <otto@example.org>\n"
            + "Date: Tue, Apr 15, 2025 at 8:00 AM\nSubject: Fwd: one\nTo: <anna@example.org>\n\n\n"
            + inner.text();

    JudgedMail reading = Judges.WITHOUT_KEYS.judgeText("Fwd: Fwd: one", outer, Judges.NOW);

    assertThat(reading.judgement().forward().from())
        .isEqualTo(new Mailbox("Otto", "otto@example.org"));
    assertThat(reading.judgement().forward().body()).isEqualTo(inner.text().strip());
    assertThat(reading.judgement().kind()).isNotEqualTo(MailKind.UNRELATED);
    assertThat(reading.about().addresses()).contains("anna.work@example.com");
  }

  static List<InventedForward> others() {
    return InventedForward.others();
  }

  @ParameterizedTest
  @MethodSource("others")
  void soItIsWithEveryOtherProgram(InventedForward forward) {
    byte[] mail = forward.html().isEmpty() ? forward.mailOfText() : forward.mailOfHtml();

    found(forward, Judges.WITHOUT_KEYS.judge(mail, Judges.NOW));
  }

  private static void found(InventedForward expected, JudgedMail reading) {
    Forward forward = reading.judgement().forward();
    assertThat(forward.form()).isEqualTo(Form.INLINE);
    assertThat(forward.from()).isEqualTo(InventedForward.FROM);
    assertThat(forward.to())
        .isEqualTo(expected.program().startsWith("Yandex") ? List.of() : InventedForward.TO);
    assertThat(forward.cc()).isEqualTo(expected.cc() ? InventedForward.COPIES : List.of());
    assertThat(forward.subject()).isEqualTo(InventedForward.ORIGINAL);
    assertThat(forward.date()).isEqualTo(expected.date());
    assertThat(forward.body()).isEqualTo(expected.body());
    assertThat(forward.message()).isEqualTo(InventedForward.MESSAGE);
    assertThat(reading.dated()).isNotNull();
    assertThat(LocalDate.ofInstant(reading.dated(), ZoneOffset.UTC))
        .isEqualTo(InventedForward.WRITTEN.toLocalDate());
  }
}
