package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import objector.events.Json;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.ingest.intake.Judge;
import objector.ingest.keys.FileKeys;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Mails that others collected: signed, malformed, malicious.
class PublicMailTest {
  private static final Set<MailKind> AUTHENTIC =
      EnumSet.of(MailKind.NOTICE, MailKind.CONFIRMATION, MailKind.REFUSAL, MailKind.CODE);

  @Test
  void signaturesPassThatShouldAndNoOthers() {
    Path folder = SampleMails.folder("dkim-arc");
    Judge judge = Judges.with(new FileKeys(folder.resolve("dns-records.tsv")));

    for (JsonNode signed : SampleMails.json(folder.resolve("expected.json"))) {
      JudgedMail reading =
          judge.judge(SampleMails.bytes(folder.resolve(signed.get("file").asString())), Judges.NOW);
      List<Signature> signatures = reading.judgement().authenticity().signatures();
      String id = signed.get("id").asString();

      assertThat(signatures.stream().anyMatch(s -> s.result() == Result.PASS))
          .as(id)
          .isEqualTo(signed.get("overall").asString().equals("pass"));
      for (JsonNode one : signed.get("signatures")) {
        String expected = one.get("expected").asString();
        Signature found =
            signatures.stream()
                .filter(s -> one.get("d").asString().equals(s.domain()))
                .filter(s -> one.get("s").asString().equals(s.selector()))
                .findFirst()
                .orElseThrow();
        assertThat(found.result() == Result.PASS).as(id).isEqualTo(expected.equals("pass"));
        assertThat(found.result() == Result.NO_KEY).as(id).isEqualTo(expected.equals("no_key"));
      }
    }
  }

  @Test
  void metasOwnMailIsVerifiedAndATamperedOneContradicted() {
    Path folder = SampleMails.folder("dkim-arc");
    Judge judge = Judges.with(new FileKeys(folder.resolve("dns-records.tsv")));
    Path mails = folder.resolve("eml");

    assertThat(verdict(judge, mails.resolve("fb_subject_refolded.eml")))
        .isEqualTo(Verdict.VERIFIED);
    assertThat(verdict(judge, mails.resolve("fb_body_trailing_space.eml")))
        .isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(verdict(judge, mails.resolve("fb_prepended_second_from.eml")))
        .isEqualTo(Verdict.CONTRADICTED);
    assertThat(verdict(judge, mails.resolve("lieser_dkim_added_header_subject.eml")))
        .isEqualTo(Verdict.CONTRADICTED);
  }

  @Test
  void phishingIsNeverTakenForMetas() {
    Path folder = SampleMails.folder("phishing");

    for (JsonNode sample : SampleMails.json(folder.resolve("manifest.json"))) {
      String file = sample.get("file").asString();
      boolean imitatesMeta = sample.get("label").asString().equals("phishing_meta");

      MailKind kind =
          Judges.WITHOUT_KEYS
              .judge(SampleMails.bytes(folder.resolve(file)), Judges.NOW)
              .judgement()
              .kind();

      assertThat(AUTHENTIC).as(file).doesNotContain(kind);
      assertThat(imitatesMeta && kind != MailKind.PHISHING).as(file).isFalse();
    }
  }

  @Test
  void nothingThatIsMalformedStopsUs() {
    Path folder = SampleMails.folder("mime-torture");
    int wrong = 0;

    for (JsonNode tortured : SampleMails.json(folder.resolve("manifest.json"))) {
      byte[] raw = SampleMails.bytes(folder.resolve(tortured.get("file").asString()));
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      JudgedMail reading = Judges.WITHOUT_KEYS.judge(raw, Judges.NOW);

      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(2));
      assertThat(reading.error()).isNull();
      JsonNode subject = tortured.get("expected").get("subject");
      String got = reading.judgement().forward().subject();
      wrong += subject == null || subject.isNull() || subject.asString().equals(got) ? 0 : 1;
    }

    // Two expect a raw Latin-1 letter in a header to be lost; we read it.
    assertThat(wrong).isLessThanOrEqualTo(2);
  }

  @Test
  void metasOwnWordsAreRecognized() {
    Path file = SampleMails.folder("meta-mail-texts").resolve("texts.jsonl");

    for (String line : SampleMails.text(file).lines().toList()) {
      JsonNode text = Json.MAPPER.readTree(line);
      String words = text.get("text").asString();

      MailKind kind = Judges.WITHOUT_KEYS.judgeText(words, "", Judges.NOW).judgement().kind();

      assertThat(kind).isNotEqualTo(MailKind.CONFIRMATION);
      switch (text.get("expected_class").asString()) {
        case "NOTICE_AI_TRAINING" -> assertThat(kind).as(words).isEqualTo(MailKind.NOTICE);
        case "UNRELATED" -> assertThat(kind).as(words).isEqualTo(MailKind.UNRELATED);
        case "OTP_CODE" -> assertThat(kind).as(words).isEqualTo(MailKind.ACCOUNT_SECURITY);
        default -> assertThat(AUTHENTIC.contains(kind) && kind != MailKind.NOTICE).isFalse();
      }
    }
  }

  private static Verdict verdict(Judge judge, Path file) {
    return judge.judge(SampleMails.bytes(file), Judges.NOW).judgement().authenticity().verdict();
  }
}
