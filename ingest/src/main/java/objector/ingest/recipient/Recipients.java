package objector.ingest.recipient;

import objector.events.id.AddressToken;
import objector.events.id.PersonId;

/// Who owns a forwarding address.
public interface Recipients {
  Lookup find(AddressToken token);

  /// The answer; "unknown" is only said when it is certain, since a sender's server gives up on it.
  sealed interface Lookup {
    record Known(PersonId person) implements Lookup {}

    record Unknown() implements Lookup {}

    /// What was written so far has not all been read yet: ask again later.
    record NotYet() implements Lookup {}
  }
}
