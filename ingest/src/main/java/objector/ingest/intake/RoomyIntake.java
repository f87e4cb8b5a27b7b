package objector.ingest.intake;

import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PersonId;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;

/// Takes what comes only while the disk has room for it.
public final class RoomyIntake implements Intake {
  private final Intake intake;
  private final DiskRoom room;

  public RoomyIntake(Intake intake, DiskRoom room) {
    this.intake = intake;
    this.room = room;
  }

  @Override
  public EventId accept(PersonId person, MailSource source, byte[] raw, Instant at) {
    room.require();
    return intake.accept(person, source, raw, at);
  }

  @Override
  public void refuse(PersonId person, MailSource source, String reason, Instant at) {
    room.require();
    intake.refuse(person, source, reason, at);
  }

  @Override
  public void returned(PersonId person, MailReturn why, Instant at) {
    room.require();
    intake.returned(person, why, at);
  }

  @Override
  public Evidence keep(PersonId person, byte[] raw) {
    room.require();
    return intake.keep(person, raw);
  }

  @Override
  public void forPostmaster(byte[] raw) {
    room.require();
    intake.forPostmaster(raw);
  }
}
