package objector.webui.readmodel;

import java.util.List;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.person.Erasure;
import objector.events.person.PersonEvent;
import objector.kafka.PersonRecords;

/// Read from the topics themselves.
public record KeptInKafka(PersonRecords records) implements KeptRecords {
  @Override
  public List<PersonEvent> told(PersonId person) {
    return records.of(Topics.PEOPLE, person);
  }

  @Override
  public List<MailEvent> mails(PersonId person) {
    return records.of(Topics.MAIL, person);
  }

  @Override
  public List<Alert> alerts(PersonId person) {
    return records.of(Topics.ALERTS, person);
  }

  @Override
  public List<Delivery> deliveries(PersonId person) {
    return records.of(Topics.DELIVERIES, person);
  }

  @Override
  public List<Erasure> erasures(PersonId person) {
    return records.of(Topics.ERASURES, person);
  }
}
