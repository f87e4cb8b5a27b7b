package objector.webui.access;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// The two cookies there are: who is signed in, and the language.
public record Cookies(boolean secure) {
  static final String LANGUAGE = "lang";

  public static Cookies at(URI publicUrl) {
    return new Cookies("https".equals(publicUrl.getScheme().toLowerCase(Locale.ROOT)));
  }

  /// With TLS the browser itself guards the name: no sub-domain can plant one (RFC 6265bis).
  String session() {
    return secure ? "__Host-objector" : "objector";
  }

  public String signIn(String session) {
    return cookie(session(), session, Sessions.LASTS) + "; HttpOnly";
  }

  public String signOut() {
    return cookie(session(), "", Duration.ZERO) + "; HttpOnly";
  }

  public String language(String language) {
    return cookie(LANGUAGE, language, Duration.ofDays(365)) + "; HttpOnly";
  }

  private String cookie(String name, String value, Duration lasts) {
    return "%s=%s; Path=/; SameSite=Lax; Max-Age=%d%s"
        .formatted(name, value, lasts.toSeconds(), secure ? "; Secure" : "");
  }
}
