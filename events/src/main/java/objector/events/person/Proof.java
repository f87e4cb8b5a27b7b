package objector.events.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How we know a thing that Meta is said to have said: three different words, never mixed up. The
/// strongest stands first.
public enum Proof {
  /// A mail whose signature we checked.
  @JsonProperty("verified-mail")
  VERIFIED_MAIL("verified-mail"),
  /// A mail whose signature we could not check.
  @JsonProperty("unverified-mail")
  UNVERIFIED_MAIL("unverified-mail"),
  /// The person told us; we hold no mail.
  @JsonProperty("person-says")
  PERSON_SAYS("person-says");

  private final String word;

  Proof(String word) {
    this.word = word;
  }

  /// Who said a thing, where it was written before that was held: not known to be checked.
  static Proof unlessKnown(@Nullable Proof proof) {
    return Objects.requireNonNullElse(proof, UNVERIFIED_MAIL);
  }

  public boolean outweighs(Proof other) {
    return compareTo(other) < 0;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
