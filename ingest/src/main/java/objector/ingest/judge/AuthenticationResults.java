package objector.ingest.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import objector.events.mail.Judgement.Said;
import objector.ingest.mime.Headers;
import org.jspecify.annotations.Nullable;

/// What the last server that wrote `Authentication-Results` (RFC 8601) or `Received-SPF` (RFC 7208)
/// says of the mail that reached us: the topmost line, as those below may be of anybody. A fact to
/// keep, never a reason to believe the mail.
final class AuthenticationResults {
  private static final int LONGEST = 4_000;
  private static final Set<String> RESULTS =
      Set.of(
          "pass",
          "fail",
          "softfail",
          "neutral",
          "none",
          "policy",
          "temperror",
          "permerror",
          "bestguesspass");

  private AuthenticationResults() {}

  static @Nullable Said said(Headers headers) {
    String written = headers.first("Authentication-Results").orElse("");
    List<String> statements = statements(written);
    Map<String, String> results = new HashMap<>();
    statements.stream().skip(1).forEach(statement -> read(statement, results));
    String by = statements.isEmpty() ? "" : first(statements.getFirst());
    String spf = results.get("spf");
    if (spf == null) {
      List<String> alone = statements(headers.first("Received-SPF").orElse(""));
      spf = alone.isEmpty() ? null : result(first(alone.getFirst()));
      by = by.isEmpty() && spf != null ? receiver(alone) : by;
    }
    boolean nothing = spf == null && results.isEmpty();
    return nothing || by.isEmpty()
        ? null
        : new Said(by, spf, results.get("dkim"), results.get("dmarc"));
  }

  /// A mail may have several signatures; one that passes counts most.
  private static void read(String statement, Map<String, String> results) {
    int equals = statement.indexOf('=');
    if (equals < 0) {
      return;
    }
    String method = statement.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String result = result(first(statement.substring(equals + 1)));
    if (result != null && Set.of("spf", "dkim", "dmarc").contains(method)) {
      results.merge(method, result, (a, b) -> a.equals("pass") ? a : b);
    }
  }

  private static @Nullable String result(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return RESULTS.contains(lower) ? lower : null;
  }

  private static String receiver(List<String> statements) {
    for (String statement : statements) {
      int at = statement.indexOf("receiver=");
      if (at >= 0) {
        return first(statement.substring(at + "receiver=".length()));
      }
    }
    return "an unnamed server";
  }

  private static String first(String text) {
    String bare = text.strip();
    int end = 0;
    while (end < bare.length() && end < 253 && bare.charAt(end) > ' ' && bare.charAt(end) != ';') {
      end++;
    }
    return bare.substring(0, end);
  }

  /// What stands between semicolons, without comments.
  private static List<String> statements(String field) {
    StringBuilder plain = new StringBuilder();
    int comments = 0;
    for (int i = 0; i < Math.min(LONGEST, field.length()); i++) {
      char c = field.charAt(i);
      comments += c == '(' ? 1 : 0;
      if (comments == 0) {
        plain.append(c);
      }
      comments -= c == ')' && comments > 0 ? 1 : 0;
    }
    return plain.toString().isBlank() ? List.of() : List.of(plain.toString().split(";", 50));
  }
}
