package objector.programmes.phrase;

import java.net.URI;
import java.util.List;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import objector.programmes.sender.HostNames;
import org.jspecify.annotations.Nullable;

/// A mail provider that asks before it forwards.
///
/// @param senders addresses or domains that it asks from
/// @param people those of them that its customers write from, too
/// @param links hosts of its own
/// @param confirm how the link begins by which one agrees; empty where that is not known
public record MailProvider(
    String name,
    List<String> senders,
    List<String> people,
    List<String> links,
    List<String> confirm) {
  public MailProvider {
    FieldConstraints.text(name, "name");
    senders = FieldConstraints.filled(senders, "senders");
    people = FieldConstraints.list(people, "people");
    links = FieldConstraints.filled(links, "links");
    confirm = FieldConstraints.list(confirm, "confirm");
    for (String link : confirm) {
      String host = FieldConstraints.https(URI.create(link), "confirm").getHost();
      if (links.stream().noneMatch(own -> HostNames.within(host, own))) {
        throw new InvalidField("confirm", "'" + link + "' is not at a host of " + name + "'s");
      }
    }
  }

  /// Whether it sends from this address: its own domains, their subdomains, or the very address.
  public boolean sends(@Nullable String address) {
    String clean = HostNames.clean(address);
    String domain = domain(clean);
    return !clean.isEmpty()
        && senders.stream()
            .anyMatch(s -> s.contains("@") ? s.equals(clean) : HostNames.within(domain, s));
  }

  /// Whether a person may have such an address.
  public boolean isPersonal(@Nullable String address) {
    return people.contains(domain(HostNames.clean(address)));
  }

  public boolean owns(@Nullable String host) {
    String clean = HostNames.clean(host);
    return links.stream().anyMatch(link -> HostNames.within(clean, link));
  }

  /// Whether a link is the one by which one agrees, as far as that is known.
  public boolean confirms(String url) {
    return confirm.stream().anyMatch(url::startsWith);
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
