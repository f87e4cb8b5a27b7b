package objector.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.id.Platform;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Due.Rule;
import objector.events.person.Due.Step;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Complained;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Contradicted;
import objector.events.person.Objection.Extended;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.Objection.MoreAsked;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.Objection.Recheck;
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Objection.Withdrawn;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// Invented standings, one for every sentence there is.
public final class SampleStandings {
  public static final LocalDate FILED_ON = LocalDate.of(2025, 5, 3);
  public static final Instant NOW = Instant.parse("2025-05-20T08:50:00Z");
  public static final AccountName ANNA = new AccountName(Platform.INSTAGRAM, "@anna");
  static final AccountName ANNA_B = new AccountName(Platform.FACEBOOK, "Anna B.");
  public static final PageId POLICY = new PageId("meta-privacy-policy-en");

  static final Due DUE =
      new Due(
          FILED_ON,
          LocalDate.of(2025, 6, 3),
          null,
          List.of(
              new Step(Rule.RECEIVED, FILED_ON, null),
              new Step(Rule.ONE_MONTH, LocalDate.of(2025, 6, 3), null),
              new Step(Rule.DUE, LocalDate.of(2025, 6, 3), null)));

  private SampleStandings() {}

  public static Objection standing(String name) {
    return Objects.requireNonNull(standings().get(name), name);
  }

  public static Map<String, Objection> standings() {
    Map<String, Objection> all = new LinkedHashMap<>();
    Filing said = new Filing(FILED_ON, Proof.PERSON_SAYS, null);
    Filing known = new Filing(FILED_ON, Proof.VERIFIED_MAIL, FILED_ON);
    Filing knownLater = new Filing(FILED_ON, Proof.VERIFIED_MAIL, FILED_ON.plusDays(2));
    Filing unchecked = new Filing(FILED_ON, Proof.UNVERIFIED_MAIL, FILED_ON.plusDays(2));
    Filing uncheckedSameDay = new Filing(FILED_ON, Proof.UNVERIFIED_MAIL, FILED_ON);
    LocalDate noticed = LocalDate.of(2025, 4, 14);
    Due extended = due(LocalDate.of(2025, 8, 5));
    Due past = due(LocalDate.of(2025, 5, 19));
    LocalDate of2024 = LocalDate.of(2024, 6, 12);
    LocalDate refusedOn = LocalDate.of(2025, 5, 10);
    LocalDate again = LocalDate.of(2025, 5, 9);
    LocalDate changed = LocalDate.of(2026, 7, 23);

    all.put("unknown", new Unknown());
    for (Proof proof : Proof.values()) {
      all.put("noticed, " + proof.word(), new Noticed(noticed, proof));
    }
    for (Proof proof : Proof.values()) {
      all.put("code-asked, " + proof.word(), code("2025-05-20T08:42:00Z", proof));
      all.put("code-asked, old, " + proof.word(), code("2025-05-19T07:05:00Z", proof));
    }
    all.put("filed, person-says", new Filed(said, DUE));
    all.put("filed, acknowledged the same day", new Filed(known, DUE));
    all.put("filed, acknowledged later", new Filed(knownLater, DUE));
    all.put("filed, unverified acknowledgement", new Filed(unchecked, DUE));
    all.put("filed, unverified acknowledgement the same day", new Filed(uncheckedSameDay, DUE));
    all.put("filed, due date past", new Filed(known, past));
    LocalDate asked = LocalDate.of(2025, 5, 5);
    LocalDate told = LocalDate.of(2025, 5, 20);
    for (Proof proof : Proof.values()) {
      String by = proof.word();
      all.put("more-asked, " + by, new MoreAsked(known, asked, DUE, proof));
      all.put("more-asked, due date past, " + by, new MoreAsked(known, asked, past, proof));
      all.put("extended, " + by, new Extended(known, told, extended, proof));
    }
    for (Proof proof : Proof.values()) {
      String by = proof.word();
      Filing latest = new Filing(FILED_ON, proof, FILED_ON, true);
      all.put("filed, at the latest, " + by, new Filed(latest, DUE));
      all.put("overdue, at the latest, " + by, new Overdue(latest, DUE));
      all.put("extended, of an unknown month, " + by, new Extended(null, told, null, proof));
      Filing askedAbout = new Filing(FILED_ON, proof, null, true);
      all.put("filed, only asked about, answered, " + by, new Filed(askedAbout, DUE, asked));
      all.put("overdue, only asked about, " + by, new Overdue(askedAbout, DUE));
      all.put(
          "recheck, filed, at the latest, " + by,
          new Recheck(new Filed(latest, DUE), changed, POLICY));
      Filing filing = new Filing(FILED_ON, proof, proof == Proof.PERSON_SAYS ? null : asked);
      all.put("filed, answered, " + by, new Filed(filing, DUE, asked));
      all.put("overdue, reminded, " + by, new Overdue(filing, DUE, told));
      all.put(
          "recheck, more-asked, " + by,
          new Recheck(new MoreAsked(known, asked, DUE, proof), changed, POLICY));
      all.put(
          "complained, objected again, " + by,
          new Complained(
              FILED_ON.minusDays(9), "FR", due(LocalDate.of(2025, 7, 24)), new Filed(filing, DUE)));
      all.put(
          "complained, objected again, overdue, " + by,
          new Complained(
              FILED_ON.minusDays(9),
              "FR",
              due(LocalDate.of(2025, 7, 24)),
              new Overdue(filing, past)));
    }
    all.put(
        "complained, objected again, extended",
        new Complained(
            FILED_ON.minusDays(9),
            "FR",
            due(LocalDate.of(2025, 7, 24)),
            new Extended(said, told, extended, Proof.VERIFIED_MAIL)));
    all.put(
        "complained, due date past, objected again, overdue",
        new Complained(
            LocalDate.of(2025, 2, 1),
            "FR",
            due(LocalDate.of(2025, 5, 2)),
            new Overdue(said, past)));
    all.put(
        "complained, due date past since the new objection's",
        new Complained(
            FILED_ON.minusDays(9), "FR", past, new Overdue(said, due(LocalDate.of(2025, 5, 16)))));
    all.put(
        "filed, at the latest, acknowledged again",
        new Filed(new Filing(FILED_ON, Proof.VERIFIED_MAIL, asked, true), DUE));
    all.put(
        "recheck, extended, of an unknown month",
        new Recheck(new Extended(null, told, null, Proof.VERIFIED_MAIL), changed, POLICY));
    all.put(
        "recheck, 2024",
        new Recheck(new Filed(new Filing(of2024, Proof.PERSON_SAYS, null), DUE), changed, POLICY));
    all.put("extended, due date past", new Extended(known, asked, past, Proof.VERIFIED_MAIL));
    all.put("overdue, acknowledged", new Overdue(known, DUE));
    all.put("overdue, unverified-mail", new Overdue(unchecked, DUE));
    all.put("overdue, person-says", new Overdue(said, DUE));
    for (Proof proof : Proof.values()) {
      all.put("confirmed, " + proof.word(), confirmed(proof, null, null, false));
      for (Proof notice : Proof.values()) {
        all.put(
            "confirmed, " + proof.word() + ", later notice, " + notice.word(),
            confirmed(proof, again, null, false, notice));
      }
      all.put("covered by Meta, " + proof.word(), confirmed(proof, null, ANNA_B, true));
      all.put("covered, " + proof.word(), confirmed(proof, null, ANNA_B, false));
      all.put(
          "covered, later notice, " + proof.word(), confirmed(proof, again, ANNA_B, false, proof));
      all.put("refused, " + proof.word(), new Refused(known, refusedOn, proof));
      for (Proof question : Proof.values()) {
        String by = proof.word() + ", then asked, " + question.word();
        Confirmed claimed = confirmed(proof, again, null, false).moreAsked(refusedOn, question);
        all.put("confirmed, " + by, claimed);
        all.put(
            "covered, " + by, confirmed(proof, null, ANNA_B, false).moreAsked(refusedOn, question));
        all.put("refused, " + by, new Refused(known, refusedOn, proof).moreAsked(told, question));
        all.put("recheck, confirmed, " + by, new Recheck(claimed, changed, POLICY));
      }
      all.put(
          "complained, then asked, " + proof.word(),
          new Complained(
              again, "FR", due(LocalDate.of(2025, 8, 11)), new MoreAsked(known, told, DUE, proof)));
      all.put(
          "recheck, confirmed, " + proof.word(),
          new Recheck(confirmed(proof, null, null, false), changed, POLICY));
      all.put(
          "2024, confirmed, " + proof.word(),
          new Confirmed(null, of2024, proof, null, null, false));
    }
    all.put(
        "recheck, covered",
        new Recheck(confirmed(Proof.VERIFIED_MAIL, null, ANNA_B, true), changed, POLICY));
    all.put("recheck, filed", new Recheck(new Filed(known, DUE), changed, POLICY));
    all.put(
        "recheck, filed, unverified-mail", new Recheck(new Filed(unchecked, DUE), changed, POLICY));
    all.put("recheck, filed, person-says", new Recheck(new Filed(said, DUE), changed, POLICY));
    all.put("recheck, of nothing settled", new Recheck(new Unknown(), changed, POLICY));
    all.put("2024, filed", new Filed(new Filing(of2024, Proof.VERIFIED_MAIL, of2024), DUE));
    all.put(
        "2024, unverified-mail", new Filed(new Filing(of2024, Proof.UNVERIFIED_MAIL, of2024), DUE));
    all.put("2024, person-says", new Filed(new Filing(of2024, Proof.PERSON_SAYS, null), DUE));
    all.put("2024, overdue", new Overdue(new Filing(of2024, Proof.PERSON_SAYS, null), DUE));
    all.put(
        "complained",
        new Complained(
            LocalDate.of(2025, 7, 1),
            "FR",
            due(LocalDate.of(2025, 10, 1)),
            new Refused(known, refusedOn, Proof.VERIFIED_MAIL)));
    all.put(
        "complained, due date past",
        new Complained(LocalDate.of(2025, 2, 1), "FR", past, new Unknown()));
    LocalDate later = LocalDate.of(2025, 5, 12);
    for (Proof one : Proof.values()) {
      for (Proof other : Proof.values()) {
        all.put(
            "contradicted, refused by " + one.word() + ", confirmed by " + other.word(),
            new Contradicted(known, refusedOn, later, one, other));
      }
    }
    all.put(
        "contradicted, confirmed first",
        new Contradicted(known, later, refusedOn, Proof.UNVERIFIED_MAIL, Proof.VERIFIED_MAIL));
    all.put(
        "contradicted, same day",
        new Contradicted(
            known, refusedOn, refusedOn, Proof.UNVERIFIED_MAIL, Proof.UNVERIFIED_MAIL));
    for (Proof proof : List.of(Proof.VERIFIED_MAIL, Proof.UNVERIFIED_MAIL)) {
      all.put(
          "confirmed, read by the person, " + proof.word(),
          confirmed(proof, null, null, false).asRead());
    }
    all.put("withdrawn", new Withdrawn(LocalDate.of(2026, 6, 1)));
    return all;
  }

  static Confirmed confirmed(
      Proof proof, @Nullable LocalDate later, @Nullable AccountName coveredBy, boolean byMeta) {
    return confirmed(proof, later, coveredBy, byMeta, Proof.VERIFIED_MAIL);
  }

  private static Confirmed confirmed(
      Proof proof,
      @Nullable LocalDate later,
      @Nullable AccountName coveredBy,
      boolean byMeta,
      Proof notice) {
    return new Confirmed(null, FILED_ON, proof, later, coveredBy, byMeta, notice);
  }

  private static CodeAsked code(String at, Proof proof) {
    return new CodeAsked(Instant.parse(at), "123456", new Unknown(), proof);
  }

  public static Account account(Objection standing) {
    return new Account(
        new AccountId("a".repeat(26)),
        ANNA.platform(),
        ANNA.handle(),
        null,
        List.of(),
        List.of(),
        standing);
  }

  static Due due(LocalDate on) {
    return new Due(FILED_ON, on, null, List.of(new Step(Rule.DUE, on, null)));
  }

  public static VersionRecorded version() {
    return new VersionRecorded(
        new EventId("e".repeat(26)),
        POLICY,
        Instant.parse("2026-07-23T06:10:00Z"),
        false,
        true,
        evidence(),
        evidence(),
        4200,
        LocalDate.of(2026, 7, 23),
        List.of("https://help.meta.com/support/privacy/"),
        List.of("https://help.meta.com/support/privacy/"),
        List.of("https://www.facebook.com/help/contact/367438723733209"),
        List.of(PageTopic.AI_TRAINING, PageTopic.OBJECTION_AND_RIGHTS, PageTopic.OTHER),
        List.of("You can object by using this form.", "We use your posts for AI."),
        List.of("You can object here."));
  }

  static Evidence evidence() {
    String sha = "0".repeat(64);
    return new Evidence(EvidenceId.of(POLICY, sha), 0, 0, sha, 10);
  }
}
