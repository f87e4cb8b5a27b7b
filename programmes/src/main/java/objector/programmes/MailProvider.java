package objector.programmes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail provider that asks before it forwards.
///
/// @param senders addresses or domains that it asks from
/// @param links hosts of the link by which one agrees
public record MailProvider(String name, List<String> senders, List<String> links) {
  public MailProvider {
    Check.text(name, "name");
    senders = Check.filled(senders, "senders");
    links = Check.list(links, "links");
  }

  /// Whether it sends from this address: its own domains, their subdomains, or the very address.
  public boolean sends(@Nullable String address) {
    String clean = Hosts.clean(address);
    String domain = clean.substring(clean.lastIndexOf('@') + 1);
    return !clean.isEmpty()
        && senders.stream()
            .anyMatch(s -> s.contains("@") ? s.equals(clean) : Hosts.within(domain, s));
  }

  public boolean owns(@Nullable String host) {
    String clean = Hosts.clean(host);
    return links.stream().anyMatch(link -> Hosts.within(clean, link));
  }
}
