package objector.ingest;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import objector.events.AddressToken;
import objector.events.NotNow;
import objector.events.PersonId;
import objector.ingest.Recipients.Lookup;
import org.jspecify.annotations.Nullable;

/// Whom a mail is for, where nobody remembers its envelope: its headers say so, from the surest to
/// the one that its sender wrote. Of whatever domain, as others delivered it.
final class HeaderRecipients {
  static final List<String> HEADERS =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To", "To", "Cc");

  private static final int MAX_ADDRESSES = 50;

  private final Recipients recipients;

  HeaderRecipients(Recipients recipients) {
    this.recipients = recipients;
  }

  /// The people of the first header that names any.
  ///
  /// @throws NotNow while that cannot be known for certain
  Set<PersonId> of(Headers mail) throws MessagingException {
    for (String header : HEADERS) {
      Set<PersonId> people = named(addresses(mail.get(header)));
      if (!people.isEmpty()) {
        return people;
      }
    }
    return Set.of();
  }

  /// The people that these addresses mean.
  ///
  /// @throws NotNow while that cannot be known for certain
  Set<PersonId> named(List<String> addresses) {
    Set<PersonId> people = new LinkedHashSet<>();
    for (String address : addresses) {
      Addressee.token(address).flatMap(this::owner).ifPresent(people::add);
    }
    return people;
  }

  private Optional<PersonId> owner(AddressToken token) {
    return switch (recipients.find(token)) {
      case Lookup.Known(var person) -> Optional.of(person);
      case Lookup.Unknown() -> Optional.empty();
      case Lookup.NotYet() -> throw new NotNow("the list of addresses is still being read");
    };
  }

  private static List<String> addresses(String @Nullable [] values) {
    if (values == null) {
      return List.of();
    }
    try {
      return Arrays.stream(InternetAddress.parseHeader(String.join(",", values), false))
          .limit(MAX_ADDRESSES)
          .map(InternetAddress::getAddress)
          .filter(address -> address != null)
          .toList();
    } catch (AddressException e) {
      return List.of();
    }
  }

  /// A mail's header fields of one name; null for none.
  interface Headers {
    String @Nullable [] get(String name) throws MessagingException;
  }
}
