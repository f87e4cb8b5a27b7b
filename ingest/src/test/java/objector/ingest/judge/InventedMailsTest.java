package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Form;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InventedMailsTest {
  @ParameterizedTest
  @EnumSource
  void everyKindIsToldInEveryLanguageHoweverItCame(InventedMails.Way way) {
    List<String> wrong = new ArrayList<>();
    int falselyConfirmed = 0;

    for (InventedMails invented : InventedMails.all()) {
      Judgement judgement = Judges.WITHOUT_KEYS.judge(invented.mail(way), Judges.NOW).judgement();
      String kind = judgement.kind().word();
      // Of a confirmation one sentence may be unknown: then the person is asked.
      boolean told = judgement.held() == null || kind.equals("confirmation");
      boolean same = kind.equals(invented.kind()) && told;
      if (!same || !invented.language().equals(judgement.language())) {
        wrong.add(invented.language() + " " + invented.kind() + " as " + kind);
      }
      boolean confirmed = judgement.kind() == MailKind.CONFIRMATION;
      falselyConfirmed += confirmed && !invented.kind().equals("confirmation") ? 1 : 0;
    }

    assertThat(falselyConfirmed).isZero();
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsSeenCanBeSaidInEveryLanguage(InventedMails.Way way) {
    List<String> unknown =
        InventedMails.all().stream()
            .map(mail -> Judges.WITHOUT_KEYS.judge(mail.mail(way), Judges.NOW).judgement())
            .flatMap(judgement -> judgement.because().stream())
            .filter(clause -> Signal.read(clause).isEmpty())
            .distinct()
            .toList();

    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theOriginalIsFound(InventedMails.Way way) {
    InventedMails invented = InventedMails.all().getFirst();

    Judgement.Forward forward =
        Judges.WITHOUT_KEYS.judge(invented.mail(way), Judges.NOW).judgement().forward();

    assertThat(forward.subject()).isEqualTo(invented.subject());
    assertThat(forward.from())
        .isEqualTo(new Judgement.Mailbox("Facebook", "notification@facebookmail.com"));
    assertThat(forward.form())
        .isEqualTo(
            switch (way) {
              case STRAIGHT, HTML -> Form.NONE;
              case REDIRECTED -> Form.REDIRECT;
              case ATTACHED, ATTACHED_AS_OCTETS -> Form.ATTACHMENT;
              case GMAIL, OUTLOOK, APPLE -> Form.INLINE;
            });
  }

  /// Bytes changed, cut out, doubled: whatever comes, it is judged, soon, and never confirms what
  /// was no confirmation.
  @Test
  void aMutatedMailIsJudgedAllTheSame() {
    Random random = new Random(20250527);
    List<InventedMails> all = InventedMails.all();
    List<InventedMails.Way> ways = List.of(InventedMails.Way.values());
    long slowest = 0;

    for (int i = 0; i < 3_000; i++) {
      InventedMails invented = all.get(random.nextInt(all.size()));
      InventedMails.Way way = ways.get(random.nextInt(ways.size()));
      byte[] mail = mutated(invented.mail(way), random);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      JudgedMail reading = Judges.WITHOUT_KEYS.judge(mail, Judges.NOW);
      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      slowest = Math.max(slowest, i < 500 ? 0 : took);

      String line = MailCheck.line("mail", reading);
      assertThat(line).startsWith("{\"file\":\"mail\",\"kind\":\"");
      assertThat(String.valueOf(reading.error())).doesNotContain("could not be taken apart");
      boolean confirmed = reading.judgement().kind() == MailKind.CONFIRMATION;
      assertThat(confirmed && !invented.kind().equals("confirmation"))
          .as(new String(mail, StandardCharsets.UTF_8))
          .isFalse();
    }

    assertThat(slowest).isLessThan(1_000_000_000L);
  }

  private static byte[] mutated(byte[] mail, Random random) {
    byte[] changed = mail.clone();
    int times = 1 + random.nextInt(8);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(4)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> changed[at] = (byte) "\r\n:;=<>\"'-_?@".charAt(random.nextInt(13));
        case 2 -> changed = spliced(changed, at, random.nextInt(changed.length), random);
        default -> changed = Arrays.copyOf(changed, Math.max(1, at));
      }
    }
    return changed;
  }

  /// A piece of the mail once more, somewhere in it.
  private static byte[] spliced(byte[] mail, int at, int from, Random random) {
    int length = Math.min(mail.length - from, 1 + random.nextInt(200));
    byte[] longer = new byte[mail.length + length];
    System.arraycopy(mail, 0, longer, 0, at);
    System.arraycopy(mail, from, longer, at, length);
    System.arraycopy(mail, at, longer, at + length, mail.length - at);
    return longer;
  }
}
