package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.Preconditions;
import objector.events.mail.MailEvent.Original;
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
/// @param original what the mail is known by, so that it counts once
/// @param copies further forwards of the same mail
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
    @Nullable Instant at,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Original original,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventId> copies) {
  /// As `detail`: what the mail means is not ours to say, the person read it.
  public static final String READ_BY_PERSON = "read-by-person";

  /// A mail forwarded more often than that is known by the first.
  private static final int MOST_COPIES = 8;

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

  /// Not of a mail that is known again.
  public Fact(
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
    this(id, told, on, what, proof, evidence, detail, coversLinked, undone, at, null, List.of());
  }

  public Fact {
    Preconditions.present(id, "id");
    Preconditions.present(told, "told");
    Preconditions.present(on, "on");
    Preconditions.present(what, "what");
    Preconditions.present(proof, "proof");
    copies = Preconditions.list(copies);
  }

  /// Whether the person read in a mail what it says, where we could not.
  public boolean readByPerson() {
    return READ_BY_PERSON.equals(detail);
  }

  /// The same, as the person read it.
  public Fact asRead() {
    return new Fact(
        id,
        told,
        on,
        what,
        proof,
        evidence,
        READ_BY_PERSON,
        coversLinked,
        undone,
        at,
        original,
        copies);
  }

  /// Whether an event told this, be it by another copy of the same mail.
  public boolean isOf(EventId event) {
    return id.equals(event) || copies.contains(event);
  }

  /// The same, but the person said that it was wrong.
  public Fact undo() {
    return undone(true);
  }

  /// The same, after the person said that it was right all the same.
  public Fact redo() {
    return undone(false);
  }

  private Fact undone(boolean wrong) {
    return new Fact(
        id, told, on, what, proof, evidence, detail, coversLinked, wrong, at, original, copies);
  }

  /// The same, known by something stronger.
  public Fact provenBy(Proof stronger) {
    return new Fact(
        id, told, on, what, stronger, evidence, detail, coversLinked, undone, at, original, copies);
  }

  /// The same as another kind of fact.
  public Fact as(What other) {
    return new Fact(
        id, told, on, other, proof, evidence, detail, coversLinked, false, at, original, copies);
  }

  /// The same mail once more: told when it was first told, and known by the better of the two.
  public Fact with(Fact copy) {
    List<EventId> all = new ArrayList<>(copies);
    if (!isOf(copy.id) && all.size() < MOST_COPIES) {
      all.add(copy.id);
    }
    Fact better = copy.proof.outweighs(proof) ? copy : this;
    return new Fact(
        id,
        told,
        better.on,
        what,
        better.proof,
        better.evidence,
        better.detail,
        better.coversLinked,
        undone,
        better.at,
        original == null ? copy.original : original,
        all);
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
    PAGE_CHANGED,
    /// The person answered what Meta asked.
    @JsonProperty("answered")
    ANSWERED,
    /// The person looked at a changed page: nothing to do.
    @JsonProperty("looked")
    LOOKED,
    /// The person reminded Meta.
    @JsonProperty("reminded")
    REMINDED
  }
}
