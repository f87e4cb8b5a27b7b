package objector.programmes;

import java.net.URI;
import java.util.List;
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
    Check.text(name, "name");
    senders = Check.filled(senders, "senders");
    people = Check.list(people, "people");
    links = Check.filled(links, "links");
    confirm = Check.list(confirm, "confirm");
    for (String link : confirm) {
      String host = Check.https(URI.create(link), "confirm").getHost();
      if (links.stream().noneMatch(own -> Hosts.within(host, own))) {
        throw new WrongField("confirm", "'" + link + "' is not at a host of " + name + "'s");
      }
    }
  }

  /// Whether it sends from this address: its own domains, their subdomains, or the very address.
  public boolean sends(@Nullable String address) {
    String clean = Hosts.clean(address);
    String domain = domain(clean);
    return !clean.isEmpty()
        && senders.stream()
            .anyMatch(s -> s.contains("@") ? s.equals(clean) : Hosts.within(domain, s));
  }

  /// Whether a person may have such an address.
  public boolean isPersonal(@Nullable String address) {
    return people.contains(domain(Hosts.clean(address)));
  }

  public boolean owns(@Nullable String host) {
    String clean = Hosts.clean(host);
    return links.stream().anyMatch(link -> Hosts.within(clean, link));
  }

  /// Whether a link is the one by which one agrees, as far as that is known.
  public boolean confirms(String url) {
    return confirm.stream().anyMatch(url::startsWith);
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
