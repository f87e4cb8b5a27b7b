package objector.webui.operator;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may see the operator's page, and where the other parts are asked.
///
/// @param token opens it; null: nothing does but a proxy's word
/// @param identityHeader in which a trusted proxy says who asks, lower case; null: no proxy does
/// @param identities whom that lets in
/// @param parts where reports are asked for, beside our own
public record OperatorConsole(
    @Nullable String token,
    @Nullable String identityHeader,
    Set<String> identities,
    List<URI> parts) {
  private static final int SHORTEST = 16;

  public OperatorConsole {
    identities = Set.copyOf(identities);
    parts = List.copyOf(parts);
    if (token != null && token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "Setting operator.token needs at least " + SHORTEST + " characters.");
    }
    if ((identityHeader == null) != identities.isEmpty()) {
      throw new IllegalArgumentException(
          "Settings operator.identity-header and operator.identities need each other.");
    }
  }

  /// Nobody may.
  public static OperatorConsole none() {
    return new OperatorConsole(null, null, Set.of(), List.of());
  }
}
