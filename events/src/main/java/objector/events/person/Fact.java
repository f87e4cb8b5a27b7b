package objector.events.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// One thing that we know of an account, and how. An account's standing is a fold over its facts in
/// the order in which they happened.
///
/// @param id the event that told it
/// @param told when we learnt it
/// @param on the day on which it happened
/// @param evidence the mail that says so
/// @param detail what the kind of fact needs: a code, an authority's country, a page
/// @param undone the person said that it was wrong
/// @param at the moment at which it happened, where known: a mail's own date
public record Fact(
    EventId id,
    Instant told,
    LocalDate on,
    What what,
    Proof proof,
    @Nullable Evidence evidence,
    @Nullable String detail,
    boolean coversLinked,
    boolean undone,
    @Nullable Instant at) {
  public Fact(
      EventId id,
      Instant told,
      LocalDate on,
      What what,
      Proof proof,
      @Nullable Evidence evidence,
      @Nullable String detail,
      boolean coversLinked,
      boolean undone) {
    this(id, told, on, what, proof, evidence, detail, coversLinked, undone, null);
  }

  public Fact {
    Preconditions.present(id, "id");
    Preconditions.present(told, "told");
    Preconditions.present(on, "on");
    Preconditions.present(what, "what");
    Preconditions.present(proof, "proof");
  }

  /// The same, but the person said that it was wrong.
  public Fact undo() {
    return new Fact(id, told, on, what, proof, evidence, detail, coversLinked, true, at);
  }

  /// The same, known by something stronger.
  public Fact provenBy(Proof stronger) {
    return new Fact(id, told, on, what, stronger, evidence, detail, coversLinked, undone, at);
  }

  public enum What {
    @JsonProperty("account-added")
    ACCOUNT_ADDED,
    @JsonProperty("notice")
    NOTICE,
    @JsonProperty("code")
    CODE,
    @JsonProperty("filed")
    FILED,
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    @JsonProperty("more-asked")
    MORE_ASKED,
    @JsonProperty("extended")
    EXTENDED,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("complained")
    COMPLAINED,
    @JsonProperty("withdrawn")
    WITHDRAWN,
    @JsonProperty("page-changed")
    PAGE_CHANGED
  }
}
