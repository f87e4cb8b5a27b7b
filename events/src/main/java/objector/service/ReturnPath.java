package objector.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.events.id.PersonId;

/// The address that a mail comes back to, another for each person and day (VERP): so it is known
/// whose mailbox is gone, and nobody can stop somebody's mails by inventing a bounce. The notifier
/// signs, ingest checks.
///
/// ```
/// b.PERSON.DAY.SIGNATURE      26 characters, the days since 1970 in base 36, 20 letters
/// ```
///
/// A mail program shows it to whoever is passed the mail on: therefore the day.
public final class ReturnPath {
  private static final String PREFIX = "b.";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int SIGNATURE = 20;

  /// Servers try for five days, and are not all punctual.
  private static final Duration WORKS = Duration.ofDays(10);

  private final Mac unused;

  /// Signs with that key.
  ///
  /// @param key at least 32 random bytes, the same for who signs and who checks
  public ReturnPath(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the key is shorter than 32 bytes");
    }
    try {
      unused = Mac.getInstance("HmacSHA256");
      unused.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  /// Whether an address before its `@` may be one of these.
  public static boolean isLike(String local) {
    // Before a plus stands whatever a person likes.
    return local.toLowerCase(Locale.ROOT).startsWith(PREFIX) && local.indexOf('+') < 0;
  }

  /// What stands before the `@`.
  public String of(PersonId person, Instant at) {
    String day = Long.toString(at.getEpochSecond() / 86_400, 36);
    String said = PREFIX + person.value() + "." + day;
    return said + "." + signature(said);
  }

  /// Whose mail came back; empty when the address is not ours, altered, or too old.
  public Optional<PersonId> person(String local, Instant now) {
    String folded = local.toLowerCase(Locale.ROOT);
    int end = folded.lastIndexOf('.');
    int middle = end < 0 ? -1 : folded.lastIndexOf('.', end - 1);
    if (!isLike(folded) || middle <= PREFIX.length() || folded.length() > 64) {
      return Optional.empty();
    }
    byte[] given = folded.substring(end + 1).getBytes(StandardCharsets.US_ASCII);
    byte[] right = signature(folded.substring(0, end)).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(given, right)) {
      return Optional.empty();
    }
    Instant day = Instant.ofEpochSecond(86_400 * Long.parseLong(folded, middle + 1, end, 36));
    boolean works = day.plus(WORKS).isAfter(now) && day.minus(WORKS).isBefore(now);
    return works
        ? Optional.of(new PersonId(folded.substring(PREFIX.length(), middle)))
        : Optional.empty();
  }

  private String signature(String said) {
    try {
      Mac mac = (Mac) unused.clone();
      // Of another purpose than any link's.
      mac.update("return-path\0".getBytes(StandardCharsets.US_ASCII));
      byte[] all = mac.doFinal(said.getBytes(StandardCharsets.US_ASCII));
      return letters(Arrays.copyOf(all, SIGNATURE));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's HMAC-SHA256 can be copied", e);
    }
  }

  private static String letters(byte[] bytes) {
    StringBuilder letters = new StringBuilder();
    for (byte one : bytes) {
      letters.append(LETTERS.charAt(one & 31));
    }
    return letters.toString();
  }
}
