package objector.ingest.dkim;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Signal;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Mail;
import org.jspecify.annotations.Nullable;

/// Checks the DKIM signatures of a mail (RFC 6376, 8301, 8463).
///
/// Ours and not a library's, as both algorithms share one canonical form, and as a signature that
/// holds is not yet one to rely on: a doubled `From`, `l=` and keys under test are told apart here.
public final class DkimVerifier {
  /// What a person reads, and what tells programs how to show it: never signed twice over.
  private static final List<String> SINGLE =
      List.of("From", "Subject", "To", "Date", "Content-Type", "MIME-Version");

  private static final List<String> RELIED_UPON = List.of("From", "Subject", "To", "Date");

  private DkimVerifier() {}

  /// A signature, and what it is worth.
  ///
  /// @param passes the signature holds
  /// @param weakness null, or why one cannot rely on it although it holds
  /// @param contradiction null, or how the mail lies about what was signed
  /// @param altered the body is as it was signed, and a signed header is not
  /// @param rewriting null, or how the header must be written for the signature to hold
  public record Checked(
      Judgement.Signature signature,
      boolean passes,
      @Nullable String weakness,
      @Nullable String contradiction,
      boolean altered,
      @Nullable Rewriting rewriting) {}

  /// What each signature of a mail is worth, in the order in which they stand.
  ///
  /// @param at as of when expiry counts
  public static List<Checked> check(Mail mail, Of of, KeyRecords keys, Instant at) {
    Bodies bodies = new Bodies(mail);
    return signatures(mail).map(signature -> check(mail, signature, bodies, of, keys, at)).toList();
  }

  /// The names of the keys that [#check] would like to see: not of signatures that are at fault
  /// whatever their key, and first of those of the domain that the mail says it is from, as no
  /// other can speak for it.
  ///
  /// @param from the domain of the sender, in lower case
  public static List<String> keyNames(Mail mail, String from) {
    return signatures(mail)
        .filter(signature -> signature.fault() == null)
        .sorted(Comparator.comparingInt(signature -> signature.isOf(from) ? 0 : 1))
        .map(DkimSignature::keyName)
        .distinct()
        .toList();
  }

  private static Stream<DkimSignature> signatures(Mail mail) {
    return mail.headers().all("DKIM-Signature").stream()
        .limit(KeyRecords.MOST)
        .map(DkimSignature::read);
  }

  private static Checked check(
      Mail mail, DkimSignature signature, Bodies bodies, Of of, KeyRecords keys, Instant at) {
    if (signature.fault() != null) {
      return not(signature, of, Result.ERROR, signature.fault(), null);
    }
    KeyRecords.Answer answer = keys.find(signature.keyName());
    if (answer == null) {
      return not(signature, of, Result.NO_KEY, "its key was not asked for", null);
    }
    String text = answer.text();
    if (text == null) {
      String trouble = answer.trouble();
      String reason = trouble == null ? "there is no such key" : Unsettled.NOT_YET + trouble;
      return not(signature, of, Result.NO_KEY, reason, null);
    }
    DkimKey key = DkimKey.read(text);
    PublicKey publicKey = key.key();
    if (publicKey == null) {
      Result result = key.withdrawn() ? Result.NO_KEY : Result.ERROR;
      return not(signature, of, result, String.valueOf(key.fault()), text);
    }
    String mismatch = mismatch(signature, key, at);
    if (mismatch != null) {
      return not(signature, of, Result.FAIL, mismatch, text);
    }
    if (!bodies.match(signature)) {
      return not(signature, of, Result.FAIL, "the body was changed after it was signed", text);
    }
    return signed(mail, signature, key, publicKey, of, text, bodies.goesOn(signature));
  }

  /// @param goesOn text stands below what was signed
  private static Checked signed(
      Mail mail,
      DkimSignature signature,
      DkimKey key,
      PublicKey publicKey,
      Of of,
      String text,
      boolean goesOn) {
    if (!holds(Canonicalization.header(mail.headers(), signature), signature, publicKey)) {
      String reason = "a signed header was changed, or it was signed with another key";
      Rewriting rewriting =
          HeaderRepair.find(
              mail.headers(), signature, header -> holds(header, signature, publicKey));
      return new Checked(
          signature(signature, of, Result.FAIL, reason, text),
          false,
          null,
          twoVoices(mail.headers(), signature),
          true,
          rewriting);
    }
    if (mail.headers().all("From").size() > 1) {
      String reason = Signal.SEVERAL_FROMS.said();
      return new Checked(
          signature(signature, of, Result.FAIL, reason, text), false, null, reason, false, null);
    }
    String doubled = doubled(mail.headers(), signature);
    String weakness = doubled != null ? doubled : weakness(mail, signature, key);
    String added = goesOn ? Signal.CONTENT_ADDED.said(String.valueOf(signature.domain())) : null;
    String size = key.ed25519() ? "Ed25519" : "RSA, " + key.bits() + " bits";
    return new Checked(
        signature(signature, of, Result.PASS, weakness == null ? size : weakness, text),
        true,
        weakness,
        doubled == null ? added : doubled,
        false,
        null);
  }

  private static @Nullable String mismatch(DkimSignature signature, DkimKey key, Instant at) {
    if (key.ed25519() != signature.ed25519()) {
      return "the key is of another kind than the signature";
    }
    String identity = signature.identity();
    String of = identity.substring(identity.lastIndexOf('@') + 1);
    if (key.strict() && !identity.isEmpty() && !of.equals(signature.domain())) {
      return "the key is not for subdomains";
    }
    boolean expired = signature.expires() >= 0 && at.getEpochSecond() > signature.expires();
    return expired
        ? "expired on " + Instant.ofEpochSecond(signature.expires()).truncatedTo(ChronoUnit.SECONDS)
        : null;
  }

  private static @Nullable String doubled(Headers headers, DkimSignature signature) {
    for (String name : SINGLE) {
      if (signature.signs(name) && headers.all(name).size() > 1) {
        return Signal.HEADER_DOUBLED.said(name);
      }
    }
    return null;
  }

  /// A sender or Subject of which there are two, and which do not say the same: no gateway does so.
  private static @Nullable String twoVoices(Headers headers, DkimSignature signature) {
    for (String name : List.of("From", "Subject")) {
      long different = headers.all(name).stream().map(Headers.Field::value).distinct().count();
      if (signature.signs(name) && different > 1) {
        return Signal.HEADER_DOUBLED.said(name);
      }
    }
    return null;
  }

  private static @Nullable String weakness(Mail mail, DkimSignature signature, DkimKey key) {
    if (key.testing()) {
      return "the key is under test (t=y): its signatures do not count";
    }
    if (signature.octets() >= 0) {
      return "only a part of the body is signed (l=)";
    }
    for (String name : SINGLE) {
      boolean needed = RELIED_UPON.contains(name) || mail.headers().has(name);
      if (needed && !signature.signs(name)) {
        return name + " is not signed";
      }
    }
    return null;
  }

  private static boolean holds(byte[] header, DkimSignature signature, PublicKey key) {
    try {
      Signature check = Signature.getInstance(signature.ed25519() ? "Ed25519" : "SHA256withRSA");
      check.initVerify(key);
      // RFC 8463: Ed25519 signs the hash, as hardware that signs sees no more than that.
      check.update(signature.ed25519() ? Bodies.sha256().digest(header) : header);
      return check.verify(signature.value().array());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Checked not(
      DkimSignature signature, Of of, Result result, String reason, @Nullable String key) {
    return new Checked(
        signature(signature, of, result, reason, key), false, null, null, false, null);
  }

  private static Judgement.Signature signature(
      DkimSignature signature, Of of, Result result, String reason, @Nullable String key) {
    return new Judgement.Signature(
        of, signature.domain(), signature.selector(), result, reason, key);
  }

  /// The two canonical forms of a body, made once.
  private static final class Bodies {
    private final Mail mail;
    private byte @Nullable [] relaxed;
    private byte @Nullable [] simple;

    private Bodies(Mail mail) {
      this.mail = mail;
    }

    private boolean match(DkimSignature signature) {
      byte[] body = body(signature.relaxedBody());
      if (signature.octets() > body.length) {
        return false;
      }
      MessageDigest sha = sha256();
      sha.update(body, 0, signature.octets() < 0 ? body.length : (int) signature.octets());
      return Arrays.equals(sha.digest(), signature.bodyHash().array());
    }

    private boolean goesOn(DkimSignature signature) {
      byte[] body = body(signature.relaxedBody());
      int from = signature.octets() < 0 ? body.length : (int) signature.octets();
      for (int i = from; i < body.length; i++) {
        if (body[i] > ' ' || body[i] < 0) {
          return true;
        }
      }
      return false;
    }

    private byte[] body(boolean asRelaxed) {
      byte[] known = asRelaxed ? relaxed : simple;
      if (known != null) {
        return known;
      }
      byte[] bytes = mail.octets().array();
      byte[] made = Canonicalization.body(bytes, mail.headers().end(), bytes.length, asRelaxed);
      if (asRelaxed) {
        relaxed = made;
      } else {
        simple = made;
      }
      return made;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
