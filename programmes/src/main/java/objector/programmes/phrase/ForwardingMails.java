package objector.programmes.phrase;

import java.util.List;
import java.util.Locale;
import objector.programmes.loader.FieldConstraints;

/// How mail providers ask before they forward: who, and in which words. Words are compared without
/// case and accents, and may stand within longer ones.
///
/// @param system what stands before the `@` of an address that no person has
/// @param forward,confirm it asks when a word of each stands in it
/// @param code beside which a code stands
public record ForwardingMails(
    List<MailProvider> providers,
    List<String> system,
    List<String> forward,
    List<String> confirm,
    List<String> code) {
  public ForwardingMails {
    providers = FieldConstraints.filled(providers, "providers");
    FieldConstraints.unique(providers.stream().map(MailProvider::name).toList(), "providers");
    system = FieldConstraints.filled(system, "system");
    forward = FieldConstraints.filled(forward, "forward");
    confirm = FieldConstraints.filled(confirm, "confirm");
    code = FieldConstraints.filled(code, "code");
  }

  /// Whether this is an address that no person has.
  public boolean isSystem(String address) {
    int at = address.indexOf('@');
    return at > 0 && system.contains(address.substring(0, at).toLowerCase(Locale.ROOT));
  }
}
