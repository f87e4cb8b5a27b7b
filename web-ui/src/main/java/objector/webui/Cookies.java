package objector.webui;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/// The two cookies there are: who is signed in, and the language.
record Cookies(boolean secure) {
  static final String LANGUAGE = "lang";

  static Cookies at(URI publicUrl) {
    return new Cookies("https".equals(publicUrl.getScheme().toLowerCase(Locale.ROOT)));
  }

  /// With TLS the browser itself guards the name: no sub-domain can plant one (RFC 6265bis).
  String session() {
    return secure ? "__Host-objector" : "objector";
  }

  String signIn(String session) {
    return cookie(session(), session, Sessions.LASTS) + "; HttpOnly";
  }

  String signOut() {
    return cookie(session(), "", Duration.ZERO) + "; HttpOnly";
  }

  String language(String language) {
    return cookie(LANGUAGE, language, Duration.ofDays(365)) + "; HttpOnly";
  }

  private String cookie(String name, String value, Duration lasts) {
    return "%s=%s; Path=/; SameSite=Lax; Max-Age=%d%s"
        .formatted(name, value, lasts.toSeconds(), secure ? "; Secure" : "");
  }
}
