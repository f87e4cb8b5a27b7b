package objector.programmes.sender;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
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
    domains = FieldConstraints.filled(domains, "domains");
    FieldConstraints.unique(domains.stream().map(SenderDomain::domain).toList(), "domains");
    owned = FieldConstraints.filled(owned, "owned");
    owned.forEach(domain -> FieldConstraints.host(domain, "owned"));
    FieldConstraints.unique(owned, "owned");
    shims = FieldConstraints.list(shims, "shims");
    formLinks = FieldConstraints.filled(formLinks, "formLinks");
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
    String name = HostNames.clean(domain);
    return domains.stream()
        .filter(listed -> HostNames.within(name, listed.domain()))
        .max((a, b) -> Integer.compare(a.domain().length(), b.domain().length()))
        .map(SenderDomain::notifications)
        .orElse(false);
  }

  /// Whether a host is the controller's. Follow [#destination] first: a shim's host is, too.
  public boolean isMetaDomain(@Nullable String host) {
    String name = HostNames.clean(host);
    return owned.stream().anyMatch(domain -> HostNames.within(name, domain));
  }

  /// Where a link leads: itself, or what the shims around it hide; empty when that cannot be told.
  public Optional<URI> destination(URI link) {
    return LinkResolver.unwrap(link, shims);
  }

  /// Whether the link has the shape of a form by which one objects, known or not.
  public boolean isFormLink(URI link) {
    return LinkResolver.isWeb(link)
        && formLinks.stream().anyMatch(shape -> LinkResolver.matches(link, shape));
  }

  private static void requireOwned(String host, List<String> owned, String field) {
    if (owned.stream().noneMatch(domain -> HostNames.within(host, domain))) {
      throw new InvalidField(field, "'" + host + "' is on none of the domains under 'owned'");
    }
  }
}
