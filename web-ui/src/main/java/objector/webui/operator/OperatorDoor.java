package objector.webui.operator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;

/// Lets the operator in: with the token, once, and then by a signed cookie of half a day, which
/// another token ends; or by the word of a proxy that is believed.
public final class OperatorDoor {
  private static final Duration LASTS = Duration.ofHours(12);
  private static final String BEARER = "Bearer ";
  private static final int LONGEST = 200;

  private final OperatorConsole console;
  private final SecretKeySpec key;
  private final boolean secure;

  /// @param key signs the cookie
  /// @param secure whether the pages come by TLS
  public OperatorDoor(OperatorConsole console, byte[] key, boolean secure) {
    this.console = console;
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.secure = secure;
  }

  /// Whether there is a way in at all.
  boolean exists() {
    return console.token() != null || console.identityHeader() != null;
  }

  boolean takesToken() {
    return console.token() != null;
  }

  boolean isOpenFor(WebRequest request) {
    @Nullable String identity = request.header(WebRequest.IDENTITY);
    return (identity != null && console.identities().contains(identity))
        || isSigned(request.cookies().get(cookie()), request.now());
  }

  /// Whether a machine shows the token, as monitors do.
  public boolean isMachineOfOurs(WebRequest request) {
    @Nullable String header = request.header("authorization");
    return header != null
        && header.startsWith(BEARER)
        && isToken(header.substring(BEARER.length()));
  }

  /// A cookie for whoever has the token.
  Optional<String> enter(String given, Instant now) {
    if (!isToken(given)) {
      return Optional.empty();
    }
    long expires = now.plus(LASTS).getEpochSecond();
    return Optional.of(
        "%s=%s; Path=/; SameSite=Strict; HttpOnly; Max-Age=%d%s"
            .formatted(
                cookie(),
                expires + "." + sign(expires),
                LASTS.toSeconds(),
                secure ? "; Secure" : ""));
  }

  private String cookie() {
    return secure ? "__Host-operator" : "operator";
  }

  private boolean isToken(String given) {
    String token = console.token();
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isSigned(@Nullable String cookie, Instant now) {
    if (cookie == null || cookie.length() > LONGEST || console.token() == null) {
      return false;
    }
    int dot = cookie.indexOf('.');
    try {
      long expires = Long.parseLong(cookie.substring(0, Math.max(0, dot)));
      return now.getEpochSecond() < expires
          && MessageDigest.isEqual(
              sign(expires).getBytes(StandardCharsets.US_ASCII),
              cookie.substring(dot + 1).getBytes(StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String sign(long expires) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String said = "operator " + expires + " " + console.token();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
