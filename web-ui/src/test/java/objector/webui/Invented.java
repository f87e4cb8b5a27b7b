package objector.webui;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.HeldReason;
import objector.events.mail.MailKind;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.page.WatchState;
import objector.events.person.Account;
import objector.events.person.BrowserSession;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.OtherMail;
import objector.events.person.DossierFields;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.Objection.Filing;
import objector.events.person.PageNews;
import objector.events.person.Proof;
import objector.events.person.WayToHear;
import objector.webui.page.OperatorFacts;
import org.jspecify.annotations.Nullable;

/// People, mails and pages that do not exist.
public final class Invented {
  public static final Instant NOW = Instant.parse("2026-11-24T13:07:00Z");
  public static final PersonId ANNA = new PersonId("anna0000000000000000000000");
  public static final PersonId BEN = new PersonId("ben00000000000000000000000");
  static final LocalDate FILED = LocalDate.of(2026, 11, 3);
  static final OperatorFacts OPERATOR =
      new OperatorFacts(
          "berger@objector.example",
          List.of("Familie Berger", "Beispielgasse 1", "1010 Wien"),
          "AT",
          "Example Hosting",
          null);
  static final InventedRecords RECORDS = new InventedRecords();

  private Invented() {}

  /// Three accounts: one needs her, one waits, one is settled.
  public static Dossier anna() {
    return dossier(
        ANNA,
        "anna@example.org",
        List.of(
            account("1", Platform.INSTAGRAM, "@anna", confirmed(Proof.VERIFIED_MAIL), 4),
            account("2", Platform.INSTAGRAM, "@anna.paints", filed(), 2),
            account(
                "3",
                Platform.FACEBOOK,
                "Anna Berger",
                new Objection.Noticed(LocalDate.of(2026, 11, 21), Proof.VERIFIED_MAIL),
                2)),
        List.of(),
        List.of());
  }

  /// Every state there is, mails that wait, a code and a warning.
  public static Dossier ben() {
    Filing filing = new Filing(LocalDate.of(2026, 9, 1), Proof.PERSON_SAYS, null);
    LocalDate may = LocalDate.of(2025, 5, 3);
    List<Objection> states =
        List.of(
            new Objection.Unknown(),
            new Objection.CodeAsked(
                NOW.minusSeconds(600), "482913", new Objection.Unknown(), Proof.UNVERIFIED_MAIL),
            new Objection.MoreAsked(
                filing, LocalDate.of(2026, 11, 9), due(FILED), Proof.UNVERIFIED_MAIL),
            new Objection.Extended(
                filing, LocalDate.of(2026, 9, 20), due(FILED), Proof.UNVERIFIED_MAIL),
            new Objection.Overdue(filing, due(LocalDate.of(2026, 9, 1))),
            confirmed(Proof.UNVERIFIED_MAIL),
            confirmed(Proof.PERSON_SAYS),
            new Objection.Confirmed(
                null,
                may,
                Proof.VERIFIED_MAIL,
                LocalDate.of(2025, 5, 9),
                new AccountName(Platform.FACEBOOK, "Ben"),
                true),
            new Objection.Refused(filing, LocalDate.of(2026, 10, 10), Proof.UNVERIFIED_MAIL),
            new Objection.Complained(
                LocalDate.of(2026, 10, 20), "DE", due(LocalDate.of(2026, 10, 20)), filed()),
            new Objection.Recheck(
                confirmed(Proof.VERIFIED_MAIL),
                LocalDate.of(2026, 7, 23),
                new PageId("meta-privacy-policy-en")),
            new Objection.Withdrawn(LocalDate.of(2026, 6, 1)),
            new Objection.Contradicted(
                filing,
                may,
                LocalDate.of(2025, 5, 12),
                Proof.UNVERIFIED_MAIL,
                Proof.UNVERIFIED_MAIL));
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      accounts.add(
          account(
              "b" + (char) ('a' + i),
              i % 2 == 0 ? Platform.FACEBOOK : Platform.INSTAGRAM,
              i == 3 ? "@بن.photos" : "@ben." + i,
              states.get(i),
              1 + i % 3));
    }
    return dossier(BEN, "ben@example.org", accounts, List.of(held()), others());
  }

  /// What Anna was told.
  static List<Alert> alerts() {
    WayToHear hook =
        new WayToHear(
            WayToHear.Kind.WEBHOOK,
            new EventId(token("hook")),
            NOW.minusSeconds(900_000),
            "https://hooks.example.org/anna");
    return List.of(
        alert("confirm", 1_900_000, new Matter.ConfirmAddress(new EventId(token("asked"))), null),
        alert("news", 90_000, news(), hook),
        alert("refused", 4_000, new Matter.MailRefused(LocalDate.of(2026, 11, 27), "x"), null));
  }

  /// What came of it.
  static List<Delivery> deliveries() {
    return List.of(
        delivery("confirm", Delivery.Channel.MAIL, Delivery.State.SENT),
        delivery("news", Delivery.Channel.MAIL, Delivery.State.UNCERTAIN),
        delivery("news", Delivery.Channel.WEBHOOK, Delivery.State.FAILED));
  }

  private static Matter news() {
    return new Matter.AccountNews(
        News.CONFIRMED,
        account("1", Platform.INSTAGRAM, "@anna", confirmed(Proof.VERIFIED_MAIL), 1));
  }

  private static Alert alert(String id, int ago, Matter matter, @Nullable WayToHear way) {
    return new Alert(
        AlertId.of(id),
        ANNA,
        NOW.minusSeconds(ago),
        "anna@example.org",
        "en",
        "Europe/Berlin",
        "DE",
        null,
        false,
        matter,
        way == null ? List.of() : List.of(way),
        false);
  }

  private static Delivery delivery(String id, Delivery.Channel channel, Delivery.State state) {
    return new Delivery(
        AlertId.of(id), ANNA, channel, state, NOW, 1, "<invented@objector.example>", null);
  }

  /// The same person with other accounts.
  public static Dossier with(Dossier dossier, List<Account> accounts) {
    return dossier(dossier.person(), dossier.email(), accounts, dossier.held(), dossier.other());
  }

  public static Dossier signedOutEverywhere(Dossier dossier) {
    DossierFields fields = new DossierFields(dossier);
    fields.epoch++;
    fields.sessions.clear();
    return fields.toDossier();
  }

  /// The same person, signed in in one browser more.
  static Dossier signedIn(Dossier dossier, EventId session, @Nullable String browser) {
    DossierFields fields = new DossierFields(dossier);
    fields.sessions.add(
        new BrowserSession(session, NOW, LocalDate.ofInstant(NOW, ZoneOffset.UTC), browser));
    return fields.toDossier();
  }

  /// The browser in which everybody here is signed in.
  public static EventId session(PersonId person) {
    return EventId.of("session", person);
  }

  public static Account renamed(Account account, String handle) {
    return new Account(
        account.id(),
        account.platform(),
        handle,
        account.email(),
        account.linked(),
        account.facts(),
        account.standing());
  }

  static Dossier dossier(
      PersonId person,
      String email,
      List<Account> accounts,
      List<HeldMail> held,
      List<OtherMail> others) {
    return signedIn(bare(person, email, accounts, held, others), session(person), "Firefox");
  }

  private static Dossier bare(
      PersonId person,
      String email,
      List<Account> accounts,
      List<HeldMail> held,
      List<OtherMail> others) {
    return new Dossier(
        person,
        NOW.minusSeconds(2_000_000),
        email,
        new LoginHash("ab".repeat(32)),
        new AddressToken("k7m2annaq3r9t5vw"),
        "en",
        "Europe/Berlin",
        "DE",
        PageNews.AI_AND_OBJECTION,
        NOW.minusSeconds(1_900_000),
        true,
        false,
        0,
        Map.of(),
        accounts,
        held,
        others,
        Map.of(),
        false);
  }

  static Account account(
      String id, Platform platform, String handle, Objection standing, int facts) {
    List<Fact> known = new ArrayList<>();
    known.add(fact(id + "a", Fact.What.ACCOUNT_ADDED, Proof.PERSON_SAYS, null, 2));
    if (facts > 1) {
      known.add(fact(id + "n", Fact.What.NOTICE, Proof.VERIFIED_MAIL, evidence(ANNA, "n" + id), 4));
    }
    if (facts > 2) {
      known.add(fact(id + "f", Fact.What.FILED, Proof.PERSON_SAYS, null, 5));
      known.add(
          fact(id + "c", Fact.What.CONFIRMED, Proof.VERIFIED_MAIL, evidence(ANNA, "c" + id), 6));
    }
    return new Account(
        new AccountId(token(id)), platform, handle, null, List.of(), known, standing);
  }

  static Fact fact(String id, Fact.What what, Proof proof, @Nullable Evidence evidence, int day) {
    return new Fact(
        new EventId(token(id)),
        NOW.minusSeconds(1_000_000),
        LocalDate.of(2026, 11, day),
        what,
        proof,
        evidence,
        null,
        false,
        false);
  }

  static Objection filed() {
    return new Objection.Filed(new Filing(FILED, Proof.PERSON_SAYS, null), due(FILED));
  }

  static Objection confirmed(Proof proof) {
    return new Objection.Confirmed(null, LocalDate.of(2025, 5, 3), proof, null, null, false);
  }

  static Due due(LocalDate start) {
    return new Due(
        start,
        start.plusMonths(1),
        null,
        List.of(
            new Due.Step(Due.Rule.RECEIVED, start, null),
            new Due.Step(Due.Rule.ONE_MONTH, start.plusMonths(1), null),
            new Due.Step(Due.Rule.DUE, start.plusMonths(1), null)));
  }

  public static HeldMail held() {
    return new HeldMail(
        new EventId(token("held")),
        NOW.minusSeconds(4000),
        "AI at Meta",
        "notification@facebookmail.com",
        MailKind.NOTICE,
        new AccountId(token("bb")),
        HeldMail.Reason.WHICH_ACCOUNT,
        NOW.minusSeconds(5000),
        Proof.UNVERIFIED_MAIL,
        List.of(),
        false,
        evidence(BEN, "held"));
  }

  /// Of which nothing could be read.
  static HeldMail unread() {
    HeldMail mail = held();
    return new HeldMail(
        mail.mail(),
        mail.at(),
        mail.subject(),
        mail.from(),
        MailKind.OTHER_META,
        mail.account(),
        HeldMail.Reason.UNSURE,
        mail.dated(),
        mail.proof(),
        mail.codes(),
        mail.coversLinked(),
        mail.evidence(),
        HeldReason.ENCRYPTED_PGP.said(""),
        null,
        List.of(),
        null,
        null);
  }

  static HeldMail undated() {
    HeldMail mail = held();
    return new HeldMail(
        mail.mail(),
        mail.at(),
        mail.subject(),
        mail.from(),
        mail.guess(),
        mail.account(),
        HeldMail.Reason.UNDATED,
        null,
        mail.proof(),
        mail.codes(),
        mail.coversLinked(),
        mail.evidence());
  }

  static List<OtherMail> others() {
    return List.of(
        new OtherMail(
            new EventId(token("fwd")),
            NOW.minusSeconds(300),
            "Gmail Forwarding Confirmation",
            "forwarding-noreply@google.com",
            MailKind.FORWARDING_CONFIRMATION,
            List.of(),
            List.of("493027164"),
            "https://mail.google.com/mail/vf-invented",
            "Gmail",
            null),
        new OtherMail(
            new EventId(token("phish")),
            NOW.minusSeconds(90_000),
            "Object now or lose your account",
            "privacy@meta-privacy-form.example",
            MailKind.PHISHING,
            List.of("the sender is not one of Meta’s", "a link leads outside Meta"),
            List.of(),
            null,
            null,
            evidence(BEN, "phish")),
        new OtherMail(
            new EventId(token("ads")),
            NOW.minusSeconds(190_000),
            "Your choice about ads",
            "notification@facebookmail.com",
            MailKind.OTHER_META,
            List.of(),
            List.of(),
            null,
            null,
            evidence(BEN, "ads")));
  }

  static Evidence evidence(PersonId owner, String text) {
    String sha = Evidence.sha256(text.getBytes(StandardCharsets.UTF_8));
    return new Evidence(EvidenceId.of(owner, sha), 0, 0, sha, text.length());
  }

  public static VersionRecorded version(String page, String day, boolean first) {
    byte[] text = first ? text() : laterText();
    String sha = Evidence.sha256(text);
    PageId id = new PageId(page);
    Evidence evidence = new Evidence(EvidenceId.of(id, sha), 0, 0, sha, text.length);
    return new VersionRecorded(
        EventId.of(page, day),
        id,
        Instant.parse(day + "T06:10:00Z"),
        first,
        !first,
        evidence,
        evidence,
        2842,
        LocalDate.parse(day),
        List.of("https://help.meta.com/support/privacy/"),
        first ? List.of() : List.of("https://help.meta.com/support/privacy/"),
        first ? List.of() : List.of("https://www.facebook.com/help/contact/367438723733209"),
        first ? List.of() : List.of(PageTopic.OBJECTION_AND_RIGHTS, PageTopic.AI_TRAINING),
        first
            ? List.of()
            : List.of(
                "An invented passage says that we make pictures better for people, and that"
                    + " feedback is welcome.",
                "A passage that came and was not there before."),
        first
            ? List.of()
            : List.of(
                "An invented passage says that we make tools for people, and that your feedback is"
                    + " welcome.",
                "A passage that went."));
  }

  public static PageWentBlind blind(String page) {
    return new PageWentBlind(
        EventId.of(page, "blind"),
        new PageId(page),
        Instant.parse("2026-11-20T06:10:00Z"),
        Instant.parse("2026-11-19T00:10:00Z"),
        Blindness.LOGIN_WALL);
  }

  public static PageSeesAgain sees(String page, String day) {
    return new PageSeesAgain(
        EventId.of(page, "sees", day),
        new PageId(page),
        Instant.parse(day + "T00:10:00Z"),
        Instant.parse("2026-11-19T00:10:00Z"));
  }

  static WatchState watch(String page, boolean blind) {
    return new WatchState(
        new PageId(page),
        NOW.minusSeconds(720),
        blind ? LookOutcome.BLIND : LookOutcome.UNCHANGED,
        blind ? Blindness.LOGIN_WALL : null,
        blind ? Instant.parse("2026-11-19T00:10:00Z") : null,
        blind ? 6 : 0,
        Instant.parse("2026-07-23T06:10:00Z"),
        NOW.plusSeconds(3600));
  }

  static byte[] text() {
    return "# An invented policy\n\nThis text stands for a page of Meta’s.\n\n* It has a list.\n* It has an end.\n"
        .repeat(6)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The same policy once it changed: a sentence reworded in its middle, and one that came.
  static byte[] laterText() {
    List<String> paragraphs =
        new String(text(), StandardCharsets.UTF_8)
            .replaceFirst("This text stands for a page", "This text stands, today, for a page")
            .lines()
            .collect(java.util.stream.Collectors.toCollection(java.util.ArrayList::new));
    paragraphs.addLast("A passage that came & was not there <before>.");
    return String.join("\n", paragraphs).getBytes(StandardCharsets.UTF_8);
  }

  /// What is kept, by what stands in an event.
  static byte[] kept(Evidence evidence) {
    return evidence.isOf(laterText()) ? laterText() : text();
  }

  /// An id that says what it is for.
  static String token(String word) {
    return (word + "0".repeat(26)).substring(0, 26);
  }
}
