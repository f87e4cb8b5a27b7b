package objector.notifier.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.notifier.delivery.Batch.Begun;
import objector.notifier.delivery.Batch.Draft;
import objector.notifier.delivery.Batch.Ended;
import objector.notifier.delivery.Batch.Noted;
import objector.notifier.delivery.Batch.Sendable;
import objector.notifier.letter.OutgoingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the mails of a batch, as many at once as there are processors: it is most of our own
/// work. One alert that cannot be written fails by itself.
final class BatchWriter {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final DeliveryRules rules;
  private final Function<Alert, OutgoingMail> writer;

  BatchWriter(DeliveryRules rules, Function<Alert, OutgoingMail> writer) {
    this.rules = rules;
    this.writer = writer;
  }

  Batch of(Draft draft, Instant now) {
    List<Sendable> sends = draft.sends();
    List<Optional<OutgoingMail>> mails =
        sends.parallelStream().map(one -> write(one.alert())).toList();
    List<Ended> ends = new ArrayList<>(draft.ends());
    List<Begun> begun = new ArrayList<>(sends.size());
    for (int i = 0; i < mails.size(); i++) {
      Sendable one = sends.get(i);
      Optional<OutgoingMail> mail = mails.get(i);
      if (mail.isPresent()) {
        begun.add(new Begun(one.partition(), one.offset(), one.sending(), mail.get()));
      } else {
        Delivery end = rules.unwritable(one.sending(), "could not be written", now);
        ends.add(new Ended(one.offset(), new Noted(one.partition(), end)));
      }
    }
    return new Batch(ends, begun);
  }

  private Optional<OutgoingMail> write(Alert alert) {
    try {
      return Optional.of(writer.apply(alert));
    } catch (RuntimeException e) {
      // Its text stays out of the log.
      LOG.atError()
          .addKeyValue("alert", alert.id())
          .addKeyValue("matter", alert.matter().getClass().getSimpleName())
          .addKeyValue("problem", e.getClass().getName())
          .log("An alert could not be written as a mail");
      return Optional.empty();
    }
  }
}
