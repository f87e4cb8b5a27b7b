package objector.ingest.intake;

import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;

/// Takes what is brought to a person's dossier. Each method returns once Kafka has acknowledged all
/// of it, and throws [objector.service.TemporarilyUnavailable] when it did not in time: then
/// whoever brings it keeps it and comes again, which is safe, as the same mail is the same event.
public interface Intake {
  /// Why [#refuse] a mail that is larger than this installation takes. Part of the id of the event.
  String TOO_LARGE = MailEvent.TOO_LARGE;

  /// A person's mail: kept, and judged behind.
  EventId accept(PersonId person, MailSource source, byte[] raw, Instant at);

  /// A mail to a known person was turned away: at most one event a day, person and reason.
  void refuse(PersonId person, MailSource source, String reason, Instant at);

  /// A mail of ours came back: at most one event a day, person and way.
  void returned(PersonId person, MailReturn why, Instant at);

  /// What is proof without being a mail, for example a screenshot.
  Evidence keep(PersonId person, byte[] raw);

  /// A mail to whoever runs this installation.
  void forPostmaster(byte[] raw);
}
