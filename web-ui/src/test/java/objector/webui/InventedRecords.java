package objector.webui;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.person.Erasure;
import objector.events.person.PersonEvent;
import objector.webui.readmodel.KeptRecords;

/// What lies in the topics of people who do not exist; Ben was erased yesterday.
final class InventedRecords implements KeptRecords {
  final List<MailEvent> mails = new CopyOnWriteArrayList<>();

  @Override
  public List<PersonEvent> told(PersonId person) {
    return List.of();
  }

  @Override
  public List<MailEvent> mails(PersonId person) {
    return mails.stream().filter(mail -> mail.person().equals(person)).toList();
  }

  @Override
  public List<Alert> alerts(PersonId person) {
    return person.equals(Invented.ANNA) ? Invented.alerts() : List.of();
  }

  @Override
  public List<Delivery> deliveries(PersonId person) {
    return person.equals(Invented.ANNA) ? Invented.deliveries() : List.of();
  }

  @Override
  public List<Erasure> erasures(PersonId person) {
    if (!person.equals(Invented.BEN)) {
      return List.of();
    }
    var yesterday = Invented.NOW.minus(Duration.ofDays(1));
    return List.of(
        new Erasure.Ordered(person, yesterday),
        new Erasure.Swept(person, yesterday.plusSeconds(1), "web-ui", 12),
        new Erasure.Swept(person, yesterday.plus(Duration.ofHours(8)), "ingest", 0));
  }
}
