package objector.ingest.recipient;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.recipient.Recipients.Lookup;
import objector.service.TemporarilyUnavailable;
import org.jspecify.annotations.Nullable;

/// Whom a mail is for, where nobody remembers its envelope: its headers say so, from the surest to
/// the one that its sender wrote. Of whatever domain, as others delivered it.
public final class HeaderRecipients {
  public static final List<String> HEADERS =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To", "To", "Cc");

  private static final int MAX_ADDRESSES = 50;

  private final Recipients recipients;

  public HeaderRecipients(Recipients recipients) {
    this.recipients = recipients;
  }

  /// The people of the first header that names any.
  ///
  /// @throws TemporarilyUnavailable while that cannot be known for certain
  public Set<PersonId> of(Headers mail) throws MessagingException {
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
  /// @throws TemporarilyUnavailable while that cannot be known for certain
  public Set<PersonId> named(List<String> addresses) {
    Set<PersonId> people = new LinkedHashSet<>();
    for (String address : addresses) {
      RecipientAddress.token(address).flatMap(this::owner).ifPresent(people::add);
    }
    return people;
  }

  private Optional<PersonId> owner(AddressToken token) {
    return switch (recipients.find(token)) {
      case Lookup.Known(var person) -> Optional.of(person);
      case Lookup.Unknown() -> Optional.empty();
      case Lookup.NotYet() ->
          throw new TemporarilyUnavailable("the list of addresses is still being read");
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
  public interface Headers {
    String @Nullable [] get(String name) throws MessagingException;
  }
}
