package objector.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.events.EventId;
import objector.events.Evidence;
import objector.events.EvidenceId;
import objector.events.MailSource;
import objector.events.NotNow;
import objector.events.PersonId;

/// Remembers what was brought; refuses all when told that Kafka is down.
final class FakeIntake implements Intake {
  final List<Mail> mails = new CopyOnWriteArrayList<>();
  final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  final List<byte[]> forPostmaster = new CopyOnWriteArrayList<>();
  volatile boolean down;

  /// A mail that holds this makes the intake fail.
  volatile String poison = "invented poison";

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
    if (down) {
      throw new NotNow("down");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by its parts
  record Mail(PersonId person, MailSource source, byte[] raw) {}

  record Refusal(PersonId person, MailSource source, String reason) {}
}
