package objector.programmes.phrase;

import java.time.LocalDate;
import java.util.List;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.sender.HostNames;
import org.jspecify.annotations.Nullable;

/// A service that stands between a person's address and those who write to it: it writes the sender
/// anew, and signs for itself.
///
/// @param checked when this was last known to be so
/// @param domains what it writes from; empty for one that only a mail of its own tells of
/// @param headers where it keeps the sender as it was
/// @param marks headers by which it is known where it writes from a domain of the person's own
/// @param links hosts of what it adds to the text
public record MailMask(
    String name,
    LocalDate checked,
    String source,
    List<String> domains,
    List<String> headers,
    List<String> marks,
    List<String> links) {
  public MailMask {
    FieldConstraints.text(name, "name");
    FieldConstraints.present(checked, "checked");
    FieldConstraints.text(source, "source");
    domains = FieldConstraints.list(domains, "domains");
    domains.forEach(domain -> FieldConstraints.host(domain, "domains"));
    headers = FieldConstraints.list(headers, "headers");
    marks = FieldConstraints.list(marks, "marks");
    links = FieldConstraints.list(links, "links");
    links.forEach(link -> FieldConstraints.host(link, "links"));
  }

  /// Whether it writes from this domain, or one below it.
  public boolean writesFrom(@Nullable String domain) {
    String name = HostNames.clean(domain);
    return domains.stream().anyMatch(own -> HostNames.within(name, own));
  }

  /// Whether a link to this host is of its own.
  public boolean owns(@Nullable String host) {
    String name = HostNames.clean(host);
    return links.stream().anyMatch(link -> HostNames.within(name, link));
  }
}
