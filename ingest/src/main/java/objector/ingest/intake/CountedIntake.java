package objector.ingest.intake;

import java.time.Instant;
import java.util.function.Supplier;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PersonId;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.service.TemporarilyUnavailable;

/// Counts what is being taken, and what could not be taken now; all else it leaves to another.
public record CountedIntake(Intake intake, MailMeters meters, Crowd crowd) implements Intake {
  @Override
  public EventId accept(PersonId person, MailSource source, byte[] raw, Instant at) {
    crowd.enter();
    try {
      return counted(() -> intake.accept(person, source, raw, at));
    } finally {
      crowd.leave();
    }
  }

  @Override
  public void refuse(PersonId person, MailSource source, String reason, Instant at) {
    intake.refuse(person, source, reason, at);
  }

  @Override
  public void returned(PersonId person, MailReturn why, Instant at) {
    intake.returned(person, why, at);
  }

  @Override
  public Evidence keep(PersonId person, byte[] raw) {
    return counted(() -> intake.keep(person, raw));
  }

  @Override
  public void forPostmaster(byte[] raw) {
    intake.forPostmaster(raw);
  }

  private <T> T counted(Supplier<T> taking) {
    try {
      return taking.get();
    } catch (TemporarilyUnavailable e) {
      meters.notNow(e);
      throw e;
    }
  }
}
