package objector.webui.readmodel;

import java.util.List;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.person.Erasure;
import objector.events.person.PersonEvent;

/// All that is kept of one person, oldest first; read when it is asked for, which is seldom.
///
/// Every method throws [objector.service.TemporarilyUnavailable] while Kafka does not answer.
public interface KeptRecords {
  List<PersonEvent> told(PersonId person);

  List<MailEvent> mails(PersonId person);

  List<Alert> alerts(PersonId person);

  List<Delivery> deliveries(PersonId person);

  List<Erasure> erasures(PersonId person);
}
