package objector.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailEvent.MailRejudged;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.ingest.judge.JudgedMail;
import objector.service.TemporarilyUnavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementRetryTest implements Judge {
  private static final Signature NOT_YET = signature("not known yet: DNS did not answer in time");
  private static final Signature NONE = signature("there is no such key");

  private final PersonId anna = PersonId.random();
  private final List<MailEvent> said = new ArrayList<>();
  private Instant now = Instant.parse("2026-08-01T12:00:00Z");
  private boolean dns;
  private boolean kafka = true;
  private @Nullable Instant judgedAsOf;
  private final JudgementRetry look =
      new JudgementRetry(this, this::evidence, this::say, () -> now);

  @Test
  void aMailWhoseKeyWasNotThereIsJudgedAgainOnceDnsAnswers() {
    MailReceived mail = mail(NOT_YET);
    look.note(mail);
    dns = true;
    assertThat(look.look()).isZero();

    later(Duration.ofMinutes(1));

    assertThat(look.look()).isEqualTo(1);
    MailRejudged again = (MailRejudged) said.getFirst();
    assertThat(again.again().id()).isEqualTo(mail.id());
    assertThat(again.again().evidence()).isEqualTo(mail.evidence());
    assertThat(again.again().judgement().authenticity().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(judgedAsOf).as("an expiry counts as of then").isEqualTo(mail.at());
  }

  @Test
  void aMailThatIsSettledIsNot() {
    look.note(mail(NONE));
    later(Duration.ofDays(1));

    assertThat(look.look()).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void thePausesGrowUntilItIsGivenUp() {
    look.note(mail(NOT_YET));
    int tries = 0;
    for (int minute = 0; minute < 4 * 24 * 60; minute++) {
      later(Duration.ofMinutes(1));
      judgedAsOf = null;
      look.look();
      tries += judgedAsOf == null ? 0 : 1;
    }

    assertThat(tries).isEqualTo(6);
    assertThat(said).isEmpty();
  }

  @Test
  void whatAnotherInstanceSettledIsNotJudgedAgain() {
    MailReceived mail = mail(NOT_YET);
    dns = true;
    look.note(mail);
    look.note(new MailRejudged(EventId.random(), anna, now, mail));
    later(Duration.ofMinutes(2));

    assertThat(look.look()).isZero();
  }

  @Test
  void theSameMailTwiceIsJudgedOnce() {
    MailReceived mail = mail(NOT_YET);
    look.note(mail);
    look.note(mail);
    dns = true;
    later(Duration.ofMinutes(2));

    assertThat(look.look()).isEqualTo(1);
  }

  @Test
  void whileKafkaIsDownNothingIsLost() {
    look.note(mail(NOT_YET));
    dns = true;
    kafka = false;
    later(Duration.ofMinutes(1));
    assertThat(look.look()).isZero();
    kafka = true;
    later(Duration.ofMinutes(10));

    assertThat(look.look()).isEqualTo(1);
  }

  @Test
  void anErasedMailIsForgotten() {
    MailReceived mail = mail(NOT_YET, 0);
    look.note(mail);
    dns = true;
    later(Duration.ofDays(1));

    assertThat(look.look()).isZero();
    assertThat(said).isEmpty();
  }

  @Override
  public JudgedMail judge(byte[] raw, Instant at) {
    judgedAsOf = at;
    return dns
        ? reading(Verdict.VERIFIED, new Signature(Of.OUTER, "a", "b", Result.PASS, null, "k"))
        : reading(Verdict.UNVERIFIABLE, NOT_YET);
  }

  @Override
  public JudgedMail judgeText(@Nullable String subject, String body, Instant at) {
    throw new IllegalStateException("nobody pasted anything");
  }

  private Optional<byte[]> evidence(Evidence evidence) {
    return evidence.bytes() == 0 ? Optional.empty() : Optional.of(new byte[evidence.bytes()]);
  }

  private void say(MailEvent event) {
    if (!kafka) {
      throw new TemporarilyUnavailable("down");
    }
    said.add(event);
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private MailReceived mail(Signature signature) {
    return mail(signature, 3);
  }

  private MailReceived mail(Signature signature, int bytes) {
    String hash = Evidence.sha256(new byte[] {1, 2, 3});
    JudgedMail reading = reading(Verdict.UNVERIFIABLE, signature);
    return new MailReceived(
        EventId.random(),
        anna,
        now,
        MailSource.SMTP,
        new Evidence(EvidenceId.of(anna, hash), 0, 0, hash, bytes),
        null,
        null,
        About.nothing(),
        reading.judgement());
  }

  private static JudgedMail reading(Verdict verdict, Signature signature) {
    return new JudgedMail(
        new Judgement(
            MailKind.CONFIRMATION,
            null,
            null,
            null,
            null,
            Forward.none(),
            new Authenticity(verdict, List.of(signature)),
            List.of(),
            List.of(),
            List.of()),
        About.nothing(),
        null,
        null,
        null);
  }

  private static Signature signature(String reason) {
    return new Signature(Of.OUTER, "a", "b", Result.NO_KEY, reason, null);
  }
}
