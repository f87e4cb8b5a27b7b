package objector.ingest.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Octets;
import objector.ingest.mime.TransferDecoding;
import org.jspecify.annotations.Nullable;

/// A `DKIM-Signature` field, read.
///
/// @param signed names of the signed fields, in lower case, as often as they are named
/// @param octets of the body that are signed (`l=`); -1 for all
/// @param expires,signedAt seconds since 1970; -1 when not said
/// @param fault null, or why it cannot be checked
record DkimSignature(
    Headers.Field field,
    @Nullable String domain,
    @Nullable String selector,
    boolean ed25519,
    boolean relaxedHeader,
    boolean relaxedBody,
    List<String> signed,
    Octets bodyHash,
    Octets value,
    long octets,
    long expires,
    long signedAt,
    String identity,
    @Nullable String fault) {

  static DkimSignature read(Headers.Field field) {
    TagList tags = TagList.read(field.raw().substring(field.colon() - field.from() + 1));
    if (tags == null) {
      return faulty(field, null, "the signature field is not a list of tags");
    }
    String fault = fault(tags);
    if (fault != null) {
      return faulty(field, tags, fault);
    }
    String[] canonical = tags.get("c", "simple/simple").toLowerCase(Locale.ROOT).split("/", -1);
    return new DkimSignature(
        field,
        domain(tags),
        tags.compact("s").toLowerCase(Locale.ROOT),
        tags.get("a", "").equalsIgnoreCase("ed25519-sha256"),
        canonical[0].strip().equals("relaxed"),
        canonical.length > 1 && canonical[1].strip().equals("relaxed"),
        names(tags.compact("h")),
        new Octets(TransferDecoding.base64(bytes(tags.compact("bh")))),
        new Octets(TransferDecoding.base64(bytes(tags.compact("b")))),
        number(tags.get("l")),
        number(tags.get("x")),
        number(tags.get("t")),
        tags.compact("i").toLowerCase(Locale.ROOT),
        null);
  }

  boolean signs(String name) {
    return signed.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Of that domain, of one above it, or of one below it.
  boolean isOf(String other) {
    String own = String.valueOf(domain);
    return own.equals(other) || own.endsWith("." + other) || other.endsWith("." + own);
  }

  String keyName() {
    return selector + "._domainkey." + domain;
  }

  private static DkimSignature faulty(Headers.Field field, @Nullable TagList tags, String fault) {
    String domain = tags == null ? null : domain(tags);
    String selector = tags == null ? null : tags.get("s");
    return new DkimSignature(
        field,
        domain,
        selector,
        false,
        false,
        false,
        List.of(),
        new Octets(new byte[0]),
        new Octets(new byte[0]),
        -1,
        -1,
        -1,
        "",
        fault);
  }

  private static @Nullable String fault(TagList tags) {
    if (!"1".equals(tags.get("v"))) {
      return "not version 1 of DKIM";
    }
    for (String needed : List.of("a", "b", "bh", "d", "h", "s")) {
      if (tags.compact(needed).isEmpty()) {
        return "the tag " + needed + "= is missing";
      }
    }
    String algorithm = tags.get("a", "").toLowerCase(Locale.ROOT);
    if (algorithm.equals("rsa-sha1")) {
      return "rsa-sha1 no longer counts (RFC 8301)";
    }
    if (!algorithm.equals("rsa-sha256") && !algorithm.equals("ed25519-sha256")) {
      return "an algorithm that is not known";
    }
    return faultOfForm(tags);
  }

  private static @Nullable String faultOfForm(TagList tags) {
    for (String canonical : tags.get("c", "simple").toLowerCase(Locale.ROOT).split("/", -1)) {
      if (!canonical.strip().equals("simple") && !canonical.strip().equals("relaxed")) {
        return "a canonicalization that is not known";
      }
    }
    if (!names(tags.compact("h")).contains("from")) {
      return "From is not signed";
    }
    for (String number : List.of("l", "x", "t")) {
      if (tags.get(number) != null && number(tags.get(number)) < 0) {
        return "the tag " + number + "= is not a number";
      }
    }
    if (tags.get("x") != null
        && tags.get("t") != null
        && number(tags.get("x")) <= number(tags.get("t"))) {
      return "expires before it was made";
    }
    String query = tags.get("q");
    if (query != null && !query.toLowerCase(Locale.ROOT).contains("dns/txt")) {
      return "its key is not in DNS";
    }
    String identity = tags.compact("i").toLowerCase(Locale.ROOT);
    String domain = domain(tags);
    String of = identity.substring(identity.lastIndexOf('@') + 1);
    boolean below = identity.isEmpty() || of.equals(domain) || of.endsWith("." + domain);
    return below ? null : "the identity i= is outside the domain d=";
  }

  private static String domain(TagList tags) {
    String domain = tags.compact("d").toLowerCase(Locale.ROOT);
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String name : list.toLowerCase(Locale.ROOT).split(":", -1)) {
      if (!name.isEmpty() && names.size() < 500) {
        names.add(name);
      }
    }
    return names;
  }

  private static long number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 15) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
