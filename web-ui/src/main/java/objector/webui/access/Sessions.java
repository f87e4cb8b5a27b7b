package objector.webui.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import org.jspecify.annotations.Nullable;

/// Who is signed in: a signed cookie, nothing kept here. `PERSON.EPOCH.EXPIRES.HMAC`; a session of
/// an earlier epoch than the dossier's is over.
public final class Sessions {
  static final Duration LASTS = Duration.ofDays(30);
  private static final int LONGEST = 200;

  private final SecretKeySpec key;

  public Sessions(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  public String issue(PersonId person, int epoch, Instant now) {
    String claim = person + "." + epoch + "." + now.plus(LASTS).getEpochSecond();
    return claim + "." + sign(claim);
  }

  /// Whom the cookie names, if we signed it and it has not run out.
  Optional<Session> read(@Nullable String cookie, Instant now) {
    if (cookie == null || cookie.length() > LONGEST) {
      return Optional.empty();
    }
    int end = cookie.lastIndexOf('.');
    if (end < 0 || !equal(sign(cookie.substring(0, end)), cookie.substring(end + 1))) {
      return Optional.empty();
    }
    String[] parts = cookie.substring(0, end).split("\\.", -1);
    Session session =
        new Session(new PersonId(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    return now.getEpochSecond() < session.expires() ? Optional.of(session) : Optional.empty();
  }

  private String sign(String claim) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(("session " + claim).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  /// @param expires in seconds since 1970
  record Session(PersonId person, int epoch, long expires) {
    /// Whether it still opens that dossier.
    boolean opens(Dossier dossier) {
      return dossier.person().equals(person)
          && dossier.epoch() == epoch
          && dossier.confirmed() != null
          && !dossier.addressTaken();
    }
  }
}
