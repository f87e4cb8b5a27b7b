package objector.events.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.Platform;
import objector.events.id.Preconditions;
import objector.events.id.ProgrammeId;
import org.jspecify.annotations.Nullable;

/// What a mail is, and why we think so. Says what was seen, never what it means for a person. Its
/// JSON is the contract of `mail check`.
///
/// @param kind the best guess
/// @param held null, or why a person must decide; a confirmation with it is only a guess
/// @param because the signals, in plain words
public record Judgement(
    MailKind kind,
    @Nullable String held,
    @Nullable ProgrammeId programme,
    @Nullable Platform platform,
    @Nullable String language,
    Forward forward,
    Authenticity authenticity,
    List<Link> links,
    List<String> codes,
    List<String> because) {
  public Judgement {
    Preconditions.present(kind, "kind");
    Preconditions.present(forward, "forward");
    Preconditions.present(authenticity, "authenticity");
    links = Preconditions.list(links);
    codes = Preconditions.list(codes);
    because = Preconditions.list(because);
  }

  /// The same, with one more thing to say before the others.
  public Judgement because(String first) {
    List<String> more = new ArrayList<>(because);
    more.addFirst(first);
    return new Judgement(
        kind, held, programme, platform, language, forward, authenticity, links, codes, more);
  }

  /// The forwarded original; with form `none`, the mail itself.
  ///
  /// @param date as written
  /// @param body the original's text without header block and quote marks
  /// @param message what the forwarder wrote above it
  public record Forward(
      Form form,
      @Nullable Mailbox from,
      List<Mailbox> to,
      List<Mailbox> cc,
      @Nullable String subject,
      @Nullable String date,
      @Nullable String body,
      @Nullable String message) {
    public Forward {
      Preconditions.present(form, "form");
      to = Preconditions.list(to);
      cc = Preconditions.list(cc);
    }

    public static Forward none() {
      return new Forward(Form.NONE, null, List.of(), List.of(), null, null, null, null);
    }
  }

  /// How a mail was passed on.
  public enum Form {
    @JsonProperty("none")
    NONE,
    @JsonProperty("inline")
    INLINE,
    @JsonProperty("attachment")
    ATTACHMENT,
    @JsonProperty("redirect")
    REDIRECT
  }

  /// A mailbox of RFC 5322, as far as it could be read. A name equal to its address is null.
  public record Mailbox(@Nullable String name, @Nullable String address) {}

  /// What can be said about who sent the original.
  ///
  /// @param said what a server on the way says of the mail that reached us; no part of the verdict,
  ///   as anybody can write such a line
  public record Authenticity(Verdict verdict, List<Signature> signatures, @Nullable Said said) {
    public Authenticity {
      Preconditions.present(verdict, "verdict");
      signatures = Preconditions.list(signatures);
    }

    public Authenticity(Verdict verdict, List<Signature> signatures) {
      this(verdict, signatures, null);
    }
  }

  /// A server's own words for its checks (RFC 8601): `pass`, `softfail` and so on.
  public record Said(
      String by, @Nullable String spf, @Nullable String dkim, @Nullable String dmarc) {
    public Said {
      Preconditions.present(by, "by");
    }
  }

  /// `unverifiable` is the common case and no accusation; `contradicted` means that the mail lies
  /// about its origin.
  public enum Verdict {
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("unverifiable")
    UNVERIFIABLE,
    @JsonProperty("contradicted")
    CONTRADICTED
  }

  /// One DKIM signature (RFC 6376) and what became of it.
  ///
  /// @param key the public key record that was used, kept because keys vanish from DNS
  public record Signature(
      Of of,
      @Nullable String domain,
      @Nullable String selector,
      Result result,
      @Nullable String reason,
      @Nullable String key) {
    public Signature {
      Preconditions.present(of, "of");
      Preconditions.present(result, "result");
    }
  }

  /// Whether a signature is of the mail that reached us, or of one attached to it.
  public enum Of {
    @JsonProperty("outer")
    OUTER,
    @JsonProperty("inner")
    INNER
  }

  public enum Result {
    @JsonProperty("pass")
    PASS,
    @JsonProperty("fail")
    FAIL,
    @JsonProperty("no-key")
    NO_KEY,
    @JsonProperty("error")
    ERROR
  }

  /// A link and where it really leads once Meta's link shims are decoded.
  public record Link(String url, String target, boolean trusted) {
    public Link {
      Preconditions.present(url, "url");
      Preconditions.present(target, "target");
    }
  }
}
