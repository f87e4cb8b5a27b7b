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
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.BrowserSession;
import objector.events.person.Dossier;
import org.jspecify.annotations.Nullable;

/// Who is signed in: a signed cookie, nothing kept here. `PERSON.SESSION.EXPIRES.HMAC`; a session
/// that the person's dossier does not list is over.
public final class Sessions {
  static final Duration LASTS = BrowserSession.LASTS;
  private static final int LONGEST = 200;

  private final SecretKeySpec key;

  public Sessions(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// The cookie's value.
  ///
  /// @param session the use of a mailed link that begins it
  public String issue(PersonId person, EventId session, Instant now) {
    String claim = person + "." + session + "." + now.plus(LASTS).getEpochSecond();
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
    return session(cookie.substring(0, end).split("\\.", -1))
        .filter(session -> now.getEpochSecond() < session.expires());
  }

  /// What an earlier release signed has another form: then one signs in anew.
  private static Optional<Session> session(String[] parts) {
    try {
      return Optional.of(
          new Session(new PersonId(parts[0]), new EventId(parts[1]), Long.parseLong(parts[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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

  /// What a cookie of ours says.
  ///
  /// @param id the use of a mailed link that began it
  /// @param expires in seconds since 1970
  public record Session(PersonId person, EventId id, long expires) {
    /// Whether it still opens that dossier.
    public boolean opens(Dossier dossier) {
      return dossier.person().equals(person)
          && dossier.confirmed() != null
          && !dossier.addressTaken()
          && dossier.sessions().stream().anyMatch(open -> open.id().equals(id));
    }
  }
}
