package objector.programmes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who writes for the controller, and which links stay with it. All matching is by whole labels of
/// host names and whole path segments, in one pass over the text.
///
/// @param domains domains that mail comes from
/// @param owned registrable domains of the controller, for links
public record Senders(
    List<SenderDomain> domains,
    List<String> owned,
    List<LinkShim> shims,
    List<FormLink> formLinks) {

  public Senders {
    domains = Check.filled(domains, "domains");
    Check.unique(domains.stream().map(SenderDomain::domain).toList(), "domains");
    owned = Check.filled(owned, "owned");
    owned.forEach(domain -> Check.host(domain, "owned"));
    Check.unique(owned, "owned");
    shims = Check.list(shims, "shims");
    formLinks = Check.filled(formLinks, "formLinks");
    for (SenderDomain domain : domains) {
      requireOwned(domain.domain(), owned, "domains");
    }
    for (LinkShim shim : shims) {
      requireOwned(shim.host(), owned, "shims");
    }
    for (FormLink link : formLinks) {
      requireOwned(link.host(), owned, "formLinks");
    }
  }

  /// Whether a signature of this domain says that the controller wrote: the listed domain nearest
  /// to it, itself or a parent, decides. `account.meta.com` does, `meta.com` does not.
  public boolean isNotificationDomain(@Nullable String domain) {
    String name = Hosts.clean(domain);
    return domains.stream()
        .filter(listed -> Hosts.within(name, listed.domain()))
        .max((a, b) -> Integer.compare(a.domain().length(), b.domain().length()))
        .map(SenderDomain::notifications)
        .orElse(false);
  }

  /// Whether a host is the controller's. Follow [#destination] first: a shim's host is, too.
  public boolean isMetaDomain(@Nullable String host) {
    String name = Hosts.clean(host);
    return owned.stream().anyMatch(domain -> Hosts.within(name, domain));
  }

  /// Where a link leads: itself, or what the shims around it hide; empty when that cannot be told.
  public Optional<URI> destination(URI link) {
    return Links.unwrap(link, shims);
  }

  /// Whether the link has the shape of a form by which one objects, known or not.
  public boolean isFormLink(URI link) {
    return Links.isWeb(link) && formLinks.stream().anyMatch(shape -> Links.matches(link, shape));
  }

  private static void requireOwned(String host, List<String> owned, String field) {
    if (owned.stream().noneMatch(domain -> Hosts.within(host, domain))) {
      throw new WrongField(field, "'" + host + "' is on none of the domains under 'owned'");
    }
  }
}
