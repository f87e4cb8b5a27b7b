package objector.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.service.NoRoom;
import objector.service.TemporarilyUnavailable;

/// Remembers what was brought; refuses all when told that Kafka is down.
public final class FakeIntake implements Intake {
  public final List<Mail> mails = new CopyOnWriteArrayList<>();
  public final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  public final List<Return> returns = new CopyOnWriteArrayList<>();
  public final List<byte[]> forPostmaster = new CopyOnWriteArrayList<>();
  public volatile boolean down;
  public volatile boolean full;

  /// A mail that holds this makes the intake fail.
  public volatile String poison = "invented poison";

  @Override
  public EventId accept(PersonId person, MailSource source, byte[] raw, Instant at) {
    failIfDown();
    if (new String(raw, StandardCharsets.ISO_8859_1).contains(poison)) {
      throw new IllegalStateException("poison");
    }
    mails.add(new Mail(person, source, raw));
    return EventId.of("mail", person, Evidence.sha256(raw));
  }

  @Override
  public void refuse(PersonId person, MailSource source, String reason, Instant at) {
    failIfDown();
    refusals.add(new Refusal(person, source, reason));
  }

  @Override
  public void returned(PersonId person, MailReturn why, Instant at) {
    failIfDown();
    returns.add(new Return(person, why));
  }

  @Override
  public Evidence keep(PersonId person, byte[] raw) {
    failIfDown();
    String hash = Evidence.sha256(raw);
    return new Evidence(EvidenceId.of(person, hash), 0, 0, hash, raw.length);
  }

  @Override
  public void forPostmaster(byte[] raw) {
    failIfDown();
    forPostmaster.add(raw);
  }

  private void failIfDown() {
    if (full) {
      throw new NoRoom("invented");
    }
    if (down) {
      throw new TemporarilyUnavailable("down");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by its parts
  public record Mail(PersonId person, MailSource source, byte[] raw) {}

  public record Return(PersonId person, MailReturn why) {}

  public record Refusal(PersonId person, MailSource source, String reason) {}
}
