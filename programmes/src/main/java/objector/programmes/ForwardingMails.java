package objector.programmes;

import java.util.List;
import java.util.Locale;

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
    providers = Check.filled(providers, "providers");
    Check.unique(providers.stream().map(MailProvider::name).toList(), "providers");
    system = Check.filled(system, "system");
    forward = Check.filled(forward, "forward");
    confirm = Check.filled(confirm, "confirm");
    code = Check.filled(code, "code");
  }

  /// Whether this is an address that no person has.
  public boolean isSystem(String address) {
    int at = address.indexOf('@');
    return at > 0 && system.contains(address.substring(0, at).toLowerCase(Locale.ROOT));
  }
}
