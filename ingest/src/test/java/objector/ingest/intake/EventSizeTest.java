package objector.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import org.junit.jupiter.api.Test;

class EventSizeTest {
  @Test
  void anOrdinaryMailIsToldWholeButForItsText() {
    MailReceived event = event("a", 50);
    Judgement told = event.judgement();
    MailReceived fitted = EventSize.fit(event);

    assertThat(fitted.about()).isEqualTo(event.about());
    assertThat(fitted.judgement().because()).isEqualTo(told.because());
    assertThat(fitted.judgement().links()).isEqualTo(told.links());
    assertThat(fitted.judgement().authenticity()).isEqualTo(told.authenticity());
    assertThat(fitted.judgement().forward().to()).isEqualTo(told.forward().to());
    assertThat(fitted.judgement().forward().subject()).isEqualTo("a");
  }

  @Test
  void nothingOfTheTextGoesIntoTheEvent() {
    String secret = "Only she and I know this.";

    assertThat(new String(Topics.MAIL.encode(EventSize.fit(written(secret))), UTF_8))
        .doesNotContain("she and I");
  }

  @Test
  void aLongLineIsCutAndThatIsSaid() {
    MailReceived fitted = EventSize.fit(event("ab".repeat(500_000), 1));

    assertThat(fitted.judgement().forward().subject()).hasSize(2_000);
    assertThat(fitted.judgement().because().getLast())
        .startsWith("shortened here, and whole in the mail that is kept: ")
        .contains("subject");
  }

  @Test
  void whatIsNotWeighedIsSmallHoweverItIsWritten() {
    MailReceived fitted = EventSize.fit(event("\u0001".repeat(2_000), 3));

    assertThat(Topics.MAIL.encode(fitted).length).isLessThan(EventSize.MAX_BYTES);
  }

  @Test
  void theWorstThatCanBeWrittenFits() {
    // Each of these characters takes six bytes in JSON.
    MailReceived fitted = EventSize.fit(event("\u0001".repeat(300_000), 5_000));

    assertThat(Topics.MAIL.encode(fitted).length).isLessThan(EventSize.MAX_BYTES);
    assertThat(fitted.judgement().because().getLast()).contains("links").contains("recipients");
  }

  @Test
  void noCharacterIsCutInHalf() {
    MailReceived fitted = EventSize.fit(event("x" + "😀".repeat(200_000), 1));

    String title = String.valueOf(fitted.judgement().forward().subject());
    assertThat(Character.isHighSurrogate(title.charAt(title.length() - 1))).isFalse();
  }

  @Test
  void whoAndWhereAreNeverCut() {
    MailReceived event = event("x".repeat(300_000), 5_000);
    MailReceived fitted = EventSize.fit(event);

    assertThat(fitted.id()).isEqualTo(event.id());
    assertThat(fitted.person()).isEqualTo(event.person());
    assertThat(fitted.evidence()).isEqualTo(event.evidence());
    assertThat(fitted.judgement().kind()).isEqualTo(event.judgement().kind());
  }

  private static MailReceived written(String text) {
    return event("a", 1, text);
  }

  private static MailReceived event(String text, int items) {
    return event(text, items, text);
  }

  private static MailReceived event(String text, int items, String body) {
    PersonId anna = PersonId.random();
    Mailbox mailbox = new Mailbox(text, text);
    List<Mailbox> mailboxes = Collections.nCopies(items, mailbox);
    Judgement judgement =
        new Judgement(
            MailKind.NOTICE,
            text,
            null,
            null,
            text,
            new Forward(Form.INLINE, mailbox, mailboxes, mailboxes, text, text, body, body),
            new Authenticity(
                Verdict.UNVERIFIABLE,
                Collections.nCopies(
                    items, new Signature(Of.OUTER, text, text, Result.FAIL, text, text))),
            Collections.nCopies(items, new Link(text, text, false)),
            Collections.nCopies(items, text),
            Collections.nCopies(items, text));
    String hash = Evidence.sha256(new byte[0]);
    return new MailReceived(
        EventId.random(),
        anna,
        Instant.EPOCH,
        MailSource.SMTP,
        new Evidence(EvidenceId.of(anna, hash), 0, 0, hash, 0),
        text,
        null,
        new About(Collections.nCopies(items, text), Collections.nCopies(items, text), false, text),
        judgement);
  }
}
