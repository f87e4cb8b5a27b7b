package objector.notifier.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.id.AlertId;
import objector.notifier.letter.OutgoingMail;

/// What is kept in the ledger together: what came to its end without a mail, and the mails whose
/// dialogues begin once it is kept.
record Batch(List<Ended> ends, List<Begun> begun) {
  /// An entry of the ledger, and where it belongs.
  record Noted(int partition, Delivery entry) {}

  /// What came to its end without a mail.
  record Ended(long offset, Noted noted) {}

  /// What is to be sent, and is not written yet.
  record Sendable(int partition, long offset, Alert alert, Delivery sending) {}

  /// A mail as it goes out.
  record Begun(int partition, long offset, Delivery sending, OutgoingMail mail) {}

  /// What is chosen for a batch, and neither written nor kept. Grows as it is chosen.
  record Draft(List<Ended> ends, List<Sendable> sends) {
    Draft() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    int size() {
      return ends.size() + sends.size();
    }
  }

  Batch {
    ends = List.copyOf(ends);
    begun = List.copyOf(begun);
  }

  boolean isEmpty() {
    return ends.isEmpty() && begun.isEmpty();
  }

  /// What the ledger is to say of all of it.
  List<Noted> noted() {
    List<Noted> entries = new ArrayList<>(ends.size() + begun.size());
    ends.forEach(end -> entries.add(end.noted()));
    begun.forEach(one -> entries.add(new Noted(one.partition(), one.sending())));
    return entries;
  }

  List<Delivery> sending() {
    return begun.stream().map(Begun::sending).toList();
  }

  List<OutgoingMail> mails() {
    return begun.stream().map(Begun::mail).toList();
  }

  /// Whose dialogues begin.
  Set<AlertId> alerts() {
    Set<AlertId> alerts = new HashSet<>();
    begun.forEach(one -> alerts.add(one.sending().alert()));
    return alerts;
  }
}
