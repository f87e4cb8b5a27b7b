package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import objector.events.id.PageId;
import objector.events.id.Platform;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// Where one account's objection stands. Each state holds what its one truthful sentence needs, and
/// nothing that was not told to us.
///
/// A transition is a method on the state that it leaves, so an illegal move does not compile. Days
/// only go forward: whoever calls gives what happened in the order in which it happened.
///
/// One file, though it is long: it is one life cycle, and where each move leads is read here from
/// state to state.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
public sealed interface Objection {

  /// The state as it is written in events.
  default String word() {
    JsonTypeName name = getClass().getAnnotation(JsonTypeName.class);
    return name == null ? "" : name.value();
  }

  /// The objection that this is about, where one is known.
  default @Nullable Filing filing() {
    return null;
  }

  /// What Meta asked, while nobody told us of an answer to it.
  default @Nullable MetasQuestion question() {
    return null;
  }

  /// A person may take an objection back whatever we know of it.
  default Withdrawn withdrawn(LocalDate on) {
    return new Withdrawn(on);
  }

  /// A person may complain at any time (GDPR Art. 77).
  default Complained complained(LocalDate on, String authority, Due due) {
    return new Complained(on, authority, due, this);
  }

  default CodeAsked codeAsked(Instant at, String code, Proof proof) {
    return new CodeAsked(at, code, this, proof);
  }

  /// A state in which an objection that the person makes now counts as a new one, with its own
  /// month.
  sealed interface Open extends Objection {
    default Filed filed(Filing filing, Due due) {
      return new Filed(filing, due);
    }
  }

  /// Meta has not decided, as far as we know.
  sealed interface Undecided extends Objection {
    default Confirmed confirmed(LocalDate on, Proof proof) {
      return Confirmed.own(filing(), on, proof);
    }

    default Refused refused(LocalDate on, Proof proof) {
      return new Refused(filing(), on, proof);
    }

    /// A linked account's confirmation holds for this one too.
    default Confirmed covered(LocalDate on, Proof proof, AccountName by, boolean linkedByMeta) {
      return new Confirmed(filing(), on, proof, null, by, linkedByMeta);
    }
  }

  /// A state after which a page's change is worth a look: something was settled or filed.
  sealed interface Rechecked extends Objection {
    default Recheck changed(LocalDate on, PageId page) {
      return new Recheck(this, on, page);
    }
  }

  /// No objection is known, but Meta writes as if it had one: it was made by that day at the
  /// latest.
  sealed interface Unfiled extends Undecided, Open {
    default Noticed noticed(LocalDate on, Proof proof) {
      return new Noticed(on, proof);
    }

    default Filed acknowledged(LocalDate on, Proof proof, Due due) {
      return new Filed(Filing.inferred(on, proof), due);
    }

    default MoreAsked moreAsked(LocalDate on, Proof proof, Due due) {
      return new MoreAsked(Filing.askedAbout(on, proof), on, due, proof);
    }

    /// Of an objection of a day that nobody told, no month is counted.
    default Extended extended(LocalDate on, Proof proof) {
      return new Extended(null, on, null, proof);
    }
  }

  /// Nothing is known yet.
  @JsonTypeName("unknown")
  record Unknown() implements Unfiled {}

  /// Meta's notice is known, an objection is not.
  @JsonTypeName("noticed")
  record Noticed(LocalDate on, Proof proof) implements Unfiled {
    /// The newest notice is the one to speak of; of one day's, the best proved.
    @Override
    public Noticed noticed(LocalDate on, Proof proof) {
      return on.equals(this.on) && !proof.outweighs(this.proof) ? this : new Noticed(on, proof);
    }
  }

  /// Meta mailed a code for its form. It works for about an hour, from `at`; then all is as it was
  /// before.
  @JsonTypeName("code-asked")
  record CodeAsked(Instant at, String code, Objection before, Proof proof) implements Objection {
    public CodeAsked {
      proof = Proof.unlessKnown(proof);
    }

    @Override
    public @Nullable Filing filing() {
      return before.filing();
    }

    @Override
    public @Nullable MetasQuestion question() {
      return before.question();
    }
  }

  /// An objection was made; an answer is awaited.
  ///
  /// @param answered when the person answered what Meta asked meanwhile
  @JsonTypeName("filed")
  record Filed(
      Filing filing,
      Due due,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate answered)
      implements Undecided, Rechecked {
    /// Meta asked nothing.
    public Filed(Filing filing, Due due) {
      this(filing, due, null);
    }

    /// The first filing starts the month, and another within it starts none.
    ///
    /// @param itsDue the month of the other
    public Filed filedAgain(Filing again, Due itsDue) {
      return again.on().isAfter(due.on())
          ? new Filed(again, itsDue)
          : new Filed(filing.orBetter(again), due, answered);
    }

    public Filed acknowledged(LocalDate on, Proof proof) {
      return new Filed(filing.acknowledgedOn(on, proof), due, answered);
    }

    public MoreAsked moreAsked(LocalDate on, Proof proof) {
      return new MoreAsked(filing, on, due, proof);
    }

    /// Told within the first month (GDPR Art. 12(3)); `due` is where it leads.
    public Extended extended(LocalDate told, Proof proof, Due due) {
      return new Extended(filing, told, due, proof);
    }

    public Overdue overdue() {
      return new Overdue(filing, due);
    }
  }

  /// Meta answered, by asking: so this does not become overdue.
  @JsonTypeName("more-asked")
  record MoreAsked(Filing filing, LocalDate asked, Due due, Proof proof)
      implements Undecided, Rechecked {
    public MoreAsked {
      proof = Proof.unlessKnown(proof);
    }

    @Override
    public MetasQuestion question() {
      return new MetasQuestion(asked, proof);
    }

    /// Objecting again is an answer, and starts a new month; what was filed by the day on which
    /// Meta asked is what it asked about.
    public Objection filed(Filing told, Due itsDue) {
      return told.on().isAfter(asked)
          ? new Filed(told, itsDue)
          : new MoreAsked(filing.orBetter(told), asked, due, proof);
    }

    /// The month goes on; an answer after its end has one of its own.
    ///
    /// @param afresh a month from the answer
    public Filed answered(LocalDate on, Due afresh) {
      return new Filed(filing, on.isAfter(due.on()) ? afresh : due, on);
    }

    public MoreAsked acknowledged(LocalDate on, Proof by) {
      return new MoreAsked(filing.acknowledgedOn(on, by), asked, due, proof);
    }

    public MoreAsked moreAsked(LocalDate on, Proof proof) {
      return new MoreAsked(filing, on, due, proof);
    }

    /// Meta has longer, and its question waits all the same.
    public MoreAsked extended(Due longer) {
      return new MoreAsked(filing, asked, longer, proof);
    }
  }

  /// Meta needs longer.
  ///
  /// @param filing null: no objection is known to us, so no month is counted
  /// @param due null where `filing` is
  @JsonTypeName("extended")
  record Extended(@Nullable Filing filing, LocalDate told, @Nullable Due due, Proof proof)
      implements Undecided, Rechecked {
    public Extended {
      proof = Proof.unlessKnown(proof);
    }

    /// The first filing starts the months. One that becomes known only now was extended if it was
    /// made by then; one that was made later is another.
    ///
    /// @param itsDue the month of the other
    public Objection filed(Filing again, Due itsDue) {
      if (filing == null || due == null) {
        return new Filed(again, itsDue);
      }
      return again.on().isAfter(due.on())
          ? new Filed(again, itsDue)
          : new Extended(filing.orBetter(again), told, due, proof);
    }

    /// Of a filing that nobody told, an acknowledgement says no more than the extension.
    public Extended acknowledged(LocalDate on, Proof by) {
      return new Extended(filing == null ? null : filing.acknowledgedOn(on, by), told, due, proof);
    }

    /// Where nobody told of the objection, it was made by that day at the latest.
    ///
    /// @param itsDue a month from then
    public MoreAsked moreAsked(LocalDate on, Proof proof, Due itsDue) {
      return filing == null || due == null
          ? new MoreAsked(Filing.askedAbout(on, proof), on, itsDue, proof)
          : new MoreAsked(filing, on, due, proof);
    }

    public Objection overdue() {
      return filing == null || due == null ? this : new Overdue(filing, due);
    }
  }

  /// No answer has reached us by the due date.
  ///
  /// @param reminded when the person reminded Meta
  @JsonTypeName("overdue")
  record Overdue(
      Filing filing,
      Due due,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate reminded)
      implements Undecided, Open {
    /// Nobody reminded Meta.
    public Overdue(Filing filing, Due due) {
      this(filing, due, null);
    }

    /// Too late to stop the clock, but Meta has it.
    public Overdue acknowledged(LocalDate on, Proof proof) {
      return new Overdue(filing.acknowledgedOn(on, proof), due, reminded);
    }

    public Overdue reminded(LocalDate on) {
      return new Overdue(filing, due, on);
    }

    public MoreAsked moreAsked(LocalDate on, Proof proof) {
      return new MoreAsked(filing, on, due, proof);
    }

    /// An extension told after the first month extends nothing (GDPR Art. 12(3)).
    ///
    /// @param due the same day; its working says why
    public Overdue extendedTooLate(Due due) {
      return new Overdue(filing, due, reminded);
    }
  }

  /// Meta is said to honour the objection; `proof` says by whom.
  ///
  /// @param laterNotice a notice that came after: changes nothing, and is mentioned
  /// @param coveredBy the linked account whose confirmation covers this one
  /// @param linkedByMeta whether Meta's mail says that it covers this one, or only the person
  /// @param laterNoticeProof who says that the notice came
  /// @param read the person read it in the mail: we were not sure
  /// @param question what Meta asked afterwards, as if it had not decided
  @JsonTypeName("confirmed")
  record Confirmed(
      @Nullable Filing filing,
      LocalDate on,
      Proof proof,
      @Nullable LocalDate laterNotice,
      @Nullable AccountName coveredBy,
      boolean linkedByMeta,
      @Nullable Proof laterNoticeProof,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean read,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MetasQuestion question)
      implements Rechecked {
    public Confirmed {
      laterNoticeProof = laterNotice == null ? null : Proof.unlessKnown(laterNoticeProof);
    }

    /// We read it ourselves, or were told.
    public Confirmed(
        @Nullable Filing filing,
        LocalDate on,
        Proof proof,
        @Nullable LocalDate laterNotice,
        @Nullable AccountName coveredBy,
        boolean linkedByMeta,
        @Nullable Proof laterNoticeProof) {
      this(filing, on, proof, laterNotice, coveredBy, linkedByMeta, laterNoticeProof, false, null);
    }

    public Confirmed(
        @Nullable Filing filing,
        LocalDate on,
        Proof proof,
        @Nullable LocalDate laterNotice,
        @Nullable AccountName coveredBy,
        boolean linkedByMeta) {
      this(filing, on, proof, laterNotice, coveredBy, linkedByMeta, null);
    }

    /// The account's own, and the newest that is known.
    static Confirmed own(@Nullable Filing filing, LocalDate on, Proof proof) {
      return new Confirmed(filing, on, proof, null, null, false);
    }

    /// A later notice never lowers a confirmation: Meta sends the same one again days after. The
    /// newest is the one to speak of; of one day's, the best proved.
    public Confirmed noticed(LocalDate on, Proof by) {
      boolean known =
          on.equals(laterNotice) && laterNoticeProof != null && !by.outweighs(laterNoticeProof);
      return on.isAfter(this.on) && !known
          ? new Confirmed(filing, this.on, proof, on, coveredBy, linkedByMeta, by, read, question)
          : this;
    }

    /// The same, as the person read it in the mail.
    public Confirmed asRead() {
      return new Confirmed(
          filing,
          on,
          proof,
          laterNotice,
          coveredBy,
          linkedByMeta,
          laterNoticeProof,
          true,
          question);
    }

    /// Objecting again does not take the confirmation away, and answers what Meta asked. What was
    /// filed by its day is what was confirmed.
    public Confirmed filed(Filing told) {
      if (told.on().isAfter(on)) {
        return question != null && told.on().isAfter(question.on()) ? asking(null) : this;
      }
      Filing known = Filing.first(filing, told);
      return new Confirmed(
          known, on, proof, laterNotice, coveredBy, linkedByMeta, laterNoticeProof, read, question);
    }

    /// The best proved confirmation counts, and of equals the first. An account's own counts before
    /// a linked one's. Whatever Meta had asked is over.
    public Confirmed confirmed(LocalDate on, Proof proof) {
      boolean better =
          proof.outweighs(this.proof) || (coveredBy != null && !this.proof.outweighs(proof));
      return better ? Confirmed.own(filing, on, proof) : asking(null);
    }

    /// Who asks has perhaps not decided: the confirmation stands, and so does the question.
    public Confirmed moreAsked(LocalDate on, Proof proof) {
      return asking(new MetasQuestion(on, proof));
    }

    public Confirmed answered() {
      return asking(null);
    }

    private Confirmed asking(@Nullable MetasQuestion next) {
      return new Confirmed(
          filing, on, proof, laterNotice, coveredBy, linkedByMeta, laterNoticeProof, read, next);
    }

    /// A verified mail outweighs what was not verified before; else the person must tell. An
    /// account's own refusal counts before a linked account's confirmation.
    public Objection refused(LocalDate on, Proof proof) {
      boolean settles =
          coveredBy != null || (proof == Proof.VERIFIED_MAIL && proof.outweighs(this.proof));
      return settles
          ? new Refused(filing, on, proof)
          : new Contradicted(filing, on, this.on, proof, this.proof);
    }
  }

  /// Meta does not honour the objection; `proof` says by whom.
  ///
  /// @param question what Meta asked afterwards, as if it had not decided
  @JsonTypeName("refused")
  record Refused(
      @Nullable Filing filing,
      LocalDate on,
      Proof proof,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MetasQuestion question)
      implements Objection {
    /// Meta asked nothing since.
    public Refused(@Nullable Filing filing, LocalDate on, Proof proof) {
      this(filing, on, proof, null);
    }

    /// Objecting again is a new objection; what was filed by that day is what was refused.
    public Objection filed(Filing told, Due itsDue) {
      return told.on().isAfter(on)
          ? new Filed(told, itsDue)
          : new Refused(Filing.first(filing, told), on, proof, question);
    }

    /// Whatever Meta had asked is over.
    public Refused refused(LocalDate on, Proof proof) {
      return proof.outweighs(this.proof) ? new Refused(filing, on, proof) : answered();
    }

    public Refused moreAsked(LocalDate on, Proof proof) {
      return new Refused(filing, this.on, this.proof, new MetasQuestion(on, proof));
    }

    public Refused answered() {
      return new Refused(filing, on, proof);
    }

    /// A verified mail outweighs what was not verified before; else the person must tell.
    public Objection confirmed(LocalDate on, Proof proof) {
      return proof == Proof.VERIFIED_MAIL && proof.outweighs(this.proof)
          ? Confirmed.own(filing, on, proof)
          : new Contradicted(filing, this.on, on, this.proof, proof);
    }
  }

  /// The person complained to an authority, which has three months to say where it stands (GDPR
  /// Art. 78(2)).
  ///
  /// @param authority ISO country code of the authority
  @JsonTypeName("complained")
  record Complained(LocalDate on, String authority, Due due, Objection before)
      implements Objection {
    @Override
    public @Nullable Filing filing() {
      return before.filing();
    }

    @Override
    public @Nullable MetasQuestion question() {
      return before.question();
    }

    /// The complaint stands while its cause moves on.
    public Complained meanwhile(Objection before) {
      return new Complained(on, authority, due, before);
    }

    /// The newest complaint is the one whose answer is awaited.
    @Override
    public Complained complained(LocalDate on, String authority, Due due) {
      return new Complained(on, authority, due, before);
    }

    /// Meta gave way: but a refusal that its signature proves is not undone by less than another.
    public Objection confirmed(LocalDate on, Proof proof) {
      boolean proved =
          (before instanceof Refused refused && refused.proof() == Proof.VERIFIED_MAIL)
              || (before instanceof Contradicted answers
                  && answers.refusedProof() == Proof.VERIFIED_MAIL);
      if (proved && proof != Proof.VERIFIED_MAIL) {
        return meanwhile(
            before instanceof Refused refused
                ? refused.confirmed(on, proof)
                : ((Contradicted) before).confirmed(on, proof));
      }
      return Confirmed.own(filing(), on, proof);
    }
  }

  /// A page changed where it speaks of AI or objecting, after this was settled or filed. Advice
  /// only: what was before still stands.
  @JsonTypeName("recheck")
  record Recheck(Objection before, LocalDate changed, PageId page) implements Open {
    @Override
    public @Nullable Filing filing() {
      return before.filing();
    }

    @Override
    public @Nullable MetasQuestion question() {
      return before.question();
    }

    public Recheck changed(LocalDate on, PageId page) {
      return new Recheck(before, on, page);
    }

    /// Confirmed after the change: nothing is left to check.
    public Confirmed confirmed(LocalDate on, Proof proof) {
      return Confirmed.own(filing(), on, proof);
    }

    /// The advice stands while what it is about moves on.
    public Recheck meanwhile(Objection before) {
      return new Recheck(before, changed, page);
    }

    @Override
    public Complained complained(LocalDate on, String authority, Due due) {
      return new Complained(on, authority, due, before);
    }
  }

  @JsonTypeName("withdrawn")
  record Withdrawn(LocalDate on) implements Open {
    /// Only Meta's own signature says that there is an objection which the person did not tell us
    /// of; a mail of the same day may be the answer to the one that was taken back.
    public Objection confirmed(LocalDate on, Proof proof) {
      return proof == Proof.VERIFIED_MAIL && on.isAfter(this.on)
          ? Confirmed.own(null, on, proof)
          : this;
    }
  }

  /// Refused, says one; confirmed, says another: the person must tell.
  ///
  /// @param refusedProof who says refused
  /// @param confirmedProof who says confirmed
  @JsonTypeName("contradicted")
  record Contradicted(
      @Nullable Filing filing,
      LocalDate refused,
      LocalDate confirmed,
      Proof refusedProof,
      Proof confirmedProof)
      implements Objection {
    public Contradicted {
      refusedProof = Proof.unlessKnown(refusedProof);
      confirmedProof = Proof.unlessKnown(confirmedProof);
    }

    public Objection filed(Filing told, Due itsDue) {
      return told.on().isAfter(refused) && told.on().isAfter(confirmed)
          ? new Filed(told, itsDue)
          : new Contradicted(
              Filing.first(filing, told), refused, confirmed, refusedProof, confirmedProof);
    }

    /// A verified mail ends it; another word only adds to it, and takes no better one's place.
    public Objection confirmed(LocalDate on, Proof proof) {
      if (proof == Proof.VERIFIED_MAIL) {
        return Confirmed.own(filing, on, proof);
      }
      return confirmedProof.outweighs(proof)
          ? this
          : new Contradicted(filing, refused, on, refusedProof, proof);
    }

    public Objection refused(LocalDate on, Proof proof) {
      if (proof == Proof.VERIFIED_MAIL) {
        return new Refused(filing, on, proof);
      }
      return refusedProof.outweighs(proof)
          ? this
          : new Contradicted(filing, on, confirmed, proof, confirmedProof);
    }
  }

  /// Meta asked for more, and nobody told us of an answer.
  record MetasQuestion(LocalDate on, Proof proof) {
    public MetasQuestion {
      Preconditions.present(on, "on");
      Preconditions.present(proof, "proof");
    }
  }

  /// An objection that was made.
  ///
  /// @param proof `person-says`, or how Meta's acknowledgement reached us
  /// @param acknowledged when Meta acknowledged it
  /// @param latest nobody told when it was made: by `on` at the latest, as Meta wrote of it then
  record Filing(
      LocalDate on,
      Proof proof,
      @Nullable LocalDate acknowledged,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean latest) {
    /// Made on a day that was told.
    public Filing(LocalDate on, Proof proof, @Nullable LocalDate acknowledged) {
      this(on, proof, acknowledged, false);
    }

    public Filing {
      Preconditions.present(on, "on");
      Preconditions.present(proof, "proof");
    }

    public static Filing told(LocalDate on) {
      return new Filing(on, Proof.PERSON_SAYS, null);
    }

    /// The first filing counts, unless a later word on the same day is better proved.
    static Filing first(@Nullable Filing known, Filing told) {
      return known == null ? told : known.orBetter(told);
    }

    /// Known only because Meta acknowledged it.
    static Filing inferred(LocalDate on, Proof proof) {
      return new Filing(on, proof, on, true);
    }

    /// Known only because Meta asked about it: that acknowledges nothing.
    static Filing askedAbout(LocalDate on, Proof proof) {
      return new Filing(on, proof, null, true);
    }

    /// The first acknowledgement counts, unless a later one is better proved.
    Filing acknowledgedOn(LocalDate day, Proof by) {
      boolean better = acknowledged == null || by.outweighs(proof);
      return better ? new Filing(on, by.outweighs(proof) ? by : proof, day, latest) : this;
    }

    /// Told for the same day: then it is no longer only "at the latest".
    Filing orBetter(Filing other) {
      if (!other.on.equals(on)) {
        return this;
      }
      if (other.proof.outweighs(proof)) {
        return other;
      }
      return latest && !other.latest ? new Filing(on, proof, acknowledged) : this;
    }
  }

  /// How people know an account.
  record AccountName(Platform platform, String handle) {
    public AccountName {
      Preconditions.present(platform, "platform");
      Preconditions.present(handle, "handle");
    }
  }
}
