package objector.events.person;

import java.time.Duration;
import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.Preconditions;

/// Another e-mail address that a person wants to be written to and to sign in with. It counts once
/// both addresses have agreed: who holds the page for a moment cannot take it along, and nobody is
/// written to who does not want it.
///
/// @param asked the event that asked
/// @param taken the new one is somebody else's already: nothing changes
public record AddressChange(
    EventId asked,
    Instant at,
    String email,
    LoginHash login,
    boolean oldAgrees,
    boolean newAgrees,
    boolean taken) {
  /// After that, what was not agreed to is forgotten.
  public static final Duration WAITS = Duration.ofDays(7);

  public AddressChange {
    Preconditions.present(asked, "asked");
    Preconditions.present(at, "at");
    Preconditions.present(email, "email");
    Preconditions.present(login, "login");
  }

  /// Just asked for: nobody has agreed.
  public static AddressChange asked(PersonEvent.AddressChangeAsked event) {
    return new AddressChange(
        event.id(), event.at(), event.email(), event.login(), false, false, false);
  }

  /// Agreed to at one end.
  public AddressChange agreed(boolean byOld) {
    return new AddressChange(
        asked, at, email, login, oldAgrees || byOld, newAgrees || !byOld, taken);
  }

  /// Somebody else was there before.
  public AddressChange lost() {
    return new AddressChange(asked, at, email, login, oldAgrees, newAgrees, true);
  }

  /// Whether it can be done.
  public boolean isAgreed() {
    return oldAgrees && newAgrees && !taken;
  }
}
