package objector.ingest.recipient;

import java.util.Locale;
import java.util.Optional;
import objector.events.id.AddressToken;
import objector.service.ReturnPath;

/// Whom an address at our door means: `TOKEN@domain`, `name+TOKEN@domain`, `postmaster@domain`.
public sealed interface RecipientAddress {
  record Person(AddressToken token) implements RecipientAddress {}

  record Postmaster() implements RecipientAddress {}

  /// Where mails of ours come back to, if they are; who it was, its signature tells.
  ///
  /// @param local as it stood before the `@`
  record Returned(String local) implements RecipientAddress {}

  /// Of our domain, and cannot be anybody's.
  record Nobody() implements RecipientAddress {}

  /// Of another domain: we are no relay.
  record Foreign() implements RecipientAddress {}

  static RecipientAddress of(String address, String domain) {
    int at = address.lastIndexOf('@');
    String local = (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    // RFC 5321 4.5.1: `postmaster` alone, without a domain, must do.
    if (at < 0) {
      return local.equals("postmaster") ? new Postmaster() : new Nobody();
    }
    if (!address.substring(at + 1).toLowerCase(Locale.ROOT).equals(domain)) {
      return new Foreign();
    }
    if (local.equals("postmaster")) {
      return new Postmaster();
    }
    if (ReturnPath.isLike(local)) {
      return new Returned(local);
    }
    Optional<AddressToken> token = token(local);
    return token.isPresent() ? new Person(token.get()) : new Nobody();
  }

  /// The token in an address of whatever domain: for a mailbox that others deliver to.
  static Optional<AddressToken> token(String address) {
    int at = address.lastIndexOf('@');
    String local = (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    String token = local.substring(local.lastIndexOf('+') + 1);
    try {
      return Optional.of(new AddressToken(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
