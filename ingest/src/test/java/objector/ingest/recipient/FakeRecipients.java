package objector.ingest.recipient;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;

/// Addresses that a test hands out.
public final class FakeRecipients implements Recipients {
  private final Map<AddressToken, PersonId> known = new ConcurrentHashMap<>();
  public volatile boolean caughtUp = true;

  public AddressToken add(PersonId person) {
    AddressToken token = AddressToken.random();
    known.put(token, person);
    return token;
  }

  @Override
  public Lookup find(AddressToken token) {
    PersonId person = known.get(token);
    if (person != null) {
      return new Lookup.Known(person);
    }
    return caughtUp ? new Lookup.Unknown() : new Lookup.NotYet();
  }
}
