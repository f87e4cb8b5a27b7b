package objector.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.events.id.EventId;
import objector.events.id.PersonId;

/// Signs the tokens in mailed links and checks them: HMAC-SHA256 over purpose, person, nonce and
/// expiry. The notifier signs when it writes a mail, web-ui checks when somebody follows the link;
/// no topic ever holds a token. A token says nothing about having been used: whoever needs that
/// asks the dossier about the nonce.
///
/// ```
/// base64url( version = 1 | person (26 ASCII) | nonce (26 ASCII) | expiry, epoch seconds (8 bytes) | signature (32 bytes) )
/// ```
public final class SignedLinks {
  /// For how long a mailed link to sign in is good, from when it was asked for.
  public static final Duration SIGN_IN_WORKS = Duration.ofHours(1);

  /// As long as an address may stay unconfirmed.
  public static final Duration CONFIRM_WORKS = Duration.ofDays(7);

  private static final byte VERSION = 1;
  private static final int ID = 26;
  private static final int SIGNED = 1 + ID + ID + Long.BYTES;
  private static final int LENGTH = SIGNED + 32;
  private static final int ENCODED = (LENGTH * 4 + 2) / 3;

  /// Never used itself: a copy of it costs less than looking for one.
  private final Mac unused;

  /// Signs with that key.
  ///
  /// @param key at least 32 random bytes, the same for who signs and who checks
  public SignedLinks(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the link key is shorter than 32 bytes");
    }
    try {
      unused = Mac.getInstance("HmacSHA256");
      unused.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  /// What a link may be used for; a token of one purpose is worth nothing for another.
  public enum Purpose {
    CONFIRM,
    SIGN_IN,
    /// Stops the mails, or chooses among them.
    UNSUBSCRIBE,
    /// What has become of an erasure.
    RECEIPT,
    /// A person's own news, for a program that fetches them.
    FEED,
    /// A person's due dates, for a calendar that fetches them.
    CALENDAR,
    /// Another address of a person's: from the address that is to be left, and from the new one.
    LEAVE_ADDRESS,
    NEW_ADDRESS,
    /// "I filed it", of one account: its id stands in the nonce's place.
    FILED,
    /// To join a group; the person is who leads it, the nonce what made the invitation.
    INVITATION
  }

  /// Whom a token speaks for, and which request asked for it.
  public record Claim(PersonId person, EventId nonce, Instant expires) {}

  /// A token, 124 characters that are safe in a URL. The same arguments give the same token.
  public String sign(Purpose purpose, PersonId person, EventId nonce, Instant expires) {
    byte[] token = new byte[LENGTH];
    token[0] = VERSION;
    put(person.value(), token, 1);
    put(nonce.value(), token, 1 + ID);
    long seconds = expires.getEpochSecond();
    for (int i = 0; i < Long.BYTES; i++) {
      token[1 + ID + ID + i] = (byte) (seconds >>> (8 * (Long.BYTES - 1 - i)));
    }
    byte[] signature = signature(purpose, token);
    System.arraycopy(signature, 0, token, SIGNED, signature.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /// What the token says; empty when it is not ours, altered, of another purpose or expired.
  public Optional<Claim> verify(Purpose purpose, String token, Instant now) {
    if (token.length() != ENCODED) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      return Optional.empty();
    }
    byte[] given = Arrays.copyOfRange(bytes, SIGNED, LENGTH);
    if (!MessageDigest.isEqual(given, signature(purpose, bytes))) {
      return Optional.empty();
    }
    return claim(bytes).filter(claim -> now.isBefore(claim.expires()));
  }

  private static Optional<Claim> claim(byte[] bytes) {
    long seconds = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      seconds = (seconds << 8) | (bytes[1 + ID + ID + i] & 0xff);
    }
    try {
      return Optional.of(
          new Claim(
              new PersonId(text(bytes, 1)),
              new EventId(text(bytes, 1 + ID)),
              Instant.ofEpochSecond(seconds)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private byte[] signature(Purpose purpose, byte[] token) {
    try {
      Mac mac = (Mac) unused.clone();
      mac.update(purpose.name().getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      mac.update(token, 0, SIGNED);
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's HMAC-SHA256 can be copied", e);
    }
  }

  private static void put(String id, byte[] token, int at) {
    byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, token, at, ID);
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, ID, StandardCharsets.US_ASCII);
  }
}
