package objector.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.group.GroupFigures;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.GroupId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.id.ProgrammeId;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.events.mail.MailKind;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent;
import objector.events.page.PageTopic;
import objector.events.page.WatchState;
import objector.events.person.Account;
import objector.events.person.AddressChange;
import objector.events.person.BrowserSession;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Due;
import objector.events.person.Erasure;
import objector.events.person.Fact;
import objector.events.person.Generation;
import objector.events.person.MailRhythm;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.events.person.Objection.Filing;
import objector.events.person.OlderMails;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.Proof;
import objector.events.person.WayToHear;

/// One invented value of every record that goes into a topic.
final class SampleRecords {
  private static final PersonId ANNA = new PersonId("0".repeat(25) + "1");
  private static final EventId EVENT = new EventId("e".repeat(25) + "1");
  private static final GroupId GROUP = new GroupId("group000000000000000000000");
  private static final EventId OTHER_EVENT = new EventId("e".repeat(25) + "2");
  private static final AccountId FACEBOOK = new AccountId("a".repeat(25) + "1");
  private static final AccountId INSTAGRAM = new AccountId("a".repeat(25) + "2");
  private static final AlertId ALERT = new AlertId("b".repeat(25) + "1");
  private static final PageId PAGE = new PageId("meta-privacy-policy-en");
  private static final Instant AT = Instant.parse("2025-05-03T08:42:00Z");
  private static final LocalDate ON = LocalDate.parse("2025-05-03");
  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final Evidence MAIL = new Evidence(EvidenceId.of(ANNA, SHA), 2, 17, SHA, 5120);
  private static final Evidence TEXT = new Evidence(EvidenceId.of(PAGE, SHA), 1, 4, SHA, 170_000);
  private static final AddressToken TOKEN = new AddressToken("k7m2q9wxk7m2q9wx");
  private static final LoginHash LOGIN = new LoginHash("f".repeat(64));
  private static final Filing FILING = new Filing(ON, Proof.PERSON_SAYS, null);
  private static final Due DUE =
      new Due(
          ON,
          LocalDate.parse("2025-06-03"),
          null,
          List.of(
              new Due.Step(Due.Rule.RECEIVED, ON, null),
              new Due.Step(Due.Rule.ONE_MONTH, LocalDate.parse("2025-06-03"), null),
              new Due.Step(Due.Rule.DUE, LocalDate.parse("2025-06-03"), null)));
  private static final Fact FACT =
      new Fact(EVENT, AT, ON, Fact.What.CONFIRMED, Proof.VERIFIED_MAIL, MAIL, null, true, false);
  private static final Judgement JUDGEMENT =
      new Judgement(
          MailKind.CONFIRMATION,
          null,
          new ProgrammeId("meta-ai-training"),
          Platform.INSTAGRAM,
          "en",
          new Forward(
              Form.ATTACHMENT,
              new Mailbox("Instagram", "no-reply@mail.instagram.com"),
              List.of(new Mailbox(null, "anna@example.org")),
              List.of(),
              "We will honour your objection",
              "Sat, 3 May 2025 10:42:00 +0200",
              "We will honour your objection.",
              null),
          new Judgement.Authenticity(
              Verdict.VERIFIED,
              List.of(
                  new Signature(
                      Judgement.Of.INNER,
                      "mail.instagram.com",
                      "s1024-2013-q3",
                      Judgement.Result.PASS,
                      null,
                      "k=rsa; p=invented")),
              new Judgement.Said("mx.mail.example", "pass", "pass", null)),
          List.of(
              new Judgement.Link(
                  "https://l.facebook.com/l.php?u=https%3A%2F%2Ffacebook.com",
                  "https://facebook.com", true)),
          List.of(),
          List.of("its signature of mail.instagram.com holds"));
  private static final Dossier.HeldMail HELD =
      new Dossier.HeldMail(
          EVENT,
          AT,
          "Your objection",
          "no-reply@mail.instagram.com",
          MailKind.CONFIRMATION,
          INSTAGRAM,
          Dossier.HeldMail.Reason.WHICH_ACCOUNT,
          AT,
          Proof.UNVERIFIED_MAIL,
          List.of(),
          false,
          MAIL);
  private static final PageEvent.VersionRecorded VERSION =
      new PageEvent.VersionRecorded(
          EVENT,
          PAGE,
          AT,
          false,
          true,
          TEXT,
          TEXT,
          21_000,
          LocalDate.parse("2026-07-23"),
          List.of("https://help.meta.com/support/privacy"),
          List.of("https://help.meta.com/support/privacy"),
          List.of("https://www.facebook.com/help/contact/367438723733209"),
          List.of(PageTopic.OBJECTION_AND_RIGHTS),
          List.of("You can object here."),
          List.of("You can object there."));
  private static final Account ACCOUNT =
      new Account(
          INSTAGRAM,
          Platform.INSTAGRAM,
          "@anna",
          "anna@example.org",
          List.of(FACEBOOK),
          List.of(FACT),
          new Objection.Confirmed(FILING, ON, Proof.VERIFIED_MAIL, null, null, false));

  private static final Dossier.AskedBack ASKED_BACK =
      new Dossier.AskedBack(
          EVENT,
          AT,
          Dossier.AskedBack.Why.DAY_AHEAD,
          INSTAGRAM,
          Fact.What.FILED,
          ON,
          new AccountName(Platform.INSTAGRAM, "@anna"));

  private SampleRecords() {}

  private static final WayToHear FED = new WayToHear(WayToHear.Kind.FEED, OTHER_EVENT, AT, null);
  private static final WayToHear HOOKED =
      new WayToHear(WayToHear.Kind.WEBHOOK, OTHER_EVENT, AT, "https://hooks.example.org/objector");

  static List<PersonEvent> personEvents() {
    return List.of(
        new PersonEvent.Joined(
            EVENT,
            ANNA,
            AT,
            "anna@example.org",
            LOGIN,
            TOKEN,
            "fr",
            "Europe/Paris",
            "FR",
            PageNews.AI_AND_OBJECTION),
        new PersonEvent.SignInAsked(EVENT, ANNA, AT),
        new PersonEvent.LinkUsed(EVENT, ANNA, AT, OTHER_EVENT),
        new PersonEvent.SignedOutEverywhere(EVENT, ANNA, AT),
        new PersonEvent.PreferencesChanged(
            EVENT, ANNA, AT, "en", "Europe/Dublin", null, PageNews.NONE, true),
        new PersonEvent.AccountAdded(EVENT, ANNA, AT, INSTAGRAM, Platform.INSTAGRAM, "@anna", null),
        new PersonEvent.AccountRemoved(EVENT, ANNA, AT, INSTAGRAM),
        new PersonEvent.AccountsLinked(EVENT, ANNA, AT, List.of(FACEBOOK, INSTAGRAM)),
        new PersonEvent.NoticeSeen(EVENT, ANNA, AT, FACEBOOK, ON),
        new PersonEvent.ObjectionFiled(
            EVENT, ANNA, AT, FACEBOOK, new ProgrammeId("meta-ai-training"), ON, null),
        new PersonEvent.ConfirmationSeen(EVENT, ANNA, AT, FACEBOOK, ON),
        new PersonEvent.RefusalSeen(EVENT, ANNA, AT, FACEBOOK, ON),
        new PersonEvent.ComplaintLodged(EVENT, ANNA, AT, FACEBOOK, ON, "FR"),
        new PersonEvent.ObjectionWithdrawn(EVENT, ANNA, AT, FACEBOOK, ON),
        new PersonEvent.MailFiled(
            EVENT, ANNA, AT, OTHER_EVENT, INSTAGRAM, MailKind.CONFIRMATION, ON),
        new PersonEvent.Corrected(EVENT, ANNA, AT, OTHER_EVENT),
        new PersonEvent.Restored(EVENT, ANNA, AT, OTHER_EVENT),
        new PersonEvent.StepTold(EVENT, ANNA, AT, FACEBOOK, ON, Fact.What.ANSWERED),
        new PersonEvent.AccountRenamed(EVENT, ANNA, AT, INSTAGRAM, "@anna.b"),
        new PersonEvent.WayOpened(
            EVENT, ANNA, AT, WayToHear.Kind.WEBHOOK, "https://hooks.example.org/objector"),
        new PersonEvent.WayClosed(EVENT, ANNA, AT, WayToHear.Kind.FEED),
        new PersonEvent.AddressChangeAsked(EVENT, ANNA, AT, "anna.b@example.org", LOGIN),
        new PersonEvent.AddressChangeAnswered(EVENT, ANNA, AT, OTHER_EVENT, true, true),
        new PersonEvent.SessionSeen(EVENT, ANNA, AT, OTHER_EVENT),
        new PersonEvent.SessionEnded(EVENT, ANNA, AT, OTHER_EVENT),
        new PersonEvent.GroupMade(EVENT, ANNA, AT, GROUP, "Works council"),
        new PersonEvent.GroupLinkReplaced(EVENT, ANNA, AT, GROUP),
        new PersonEvent.GroupDissolved(EVENT, ANNA, AT, GROUP),
        new PersonEvent.GroupEntered(EVENT, ANNA, AT, GROUP, ANNA, "Works council"),
        new PersonEvent.GroupLeft(EVENT, ANNA, AT, GROUP),
        new PersonEvent.ErasureAsked(EVENT, ANNA, AT));
  }

  static List<MailEvent> mailEvents() {
    MailEvent.MailReceived received =
        new MailEvent.MailReceived(
            EVENT,
            ANNA,
            AT,
            MailSource.SMTP,
            MAIL,
            "<invented@mail.example>",
            AT,
            new MailEvent.About(List.of("anna@example.org"), List.of("@anna"), true, null),
            JUDGEMENT);
    return List.of(
        received,
        new MailEvent.MailRejudged(OTHER_EVENT, ANNA, AT, received),
        new MailEvent.MailRefused(EVENT, ANNA, AT, MailSource.SMTP, "larger than 10 MB"),
        new MailEvent.MailReturned(EVENT, ANNA, AT, MailReturn.BOUNCED));
  }

  static List<PageEvent> pageEvents() {
    return List.of(
        VERSION,
        new PageEvent.PageWentBlind(EVENT, PAGE, AT, AT, Blindness.LOGIN_WALL),
        new PageEvent.PageSeesAgain(EVENT, PAGE, AT, AT));
  }

  static List<Objection> standings() {
    Objection filed = new Objection.Filed(FILING, DUE);
    return List.of(
        new Objection.Unknown(),
        new Objection.Noticed(ON, Proof.UNVERIFIED_MAIL),
        new Objection.CodeAsked(AT, "123456", new Objection.Unknown(), Proof.VERIFIED_MAIL),
        filed,
        new Objection.MoreAsked(FILING, ON, DUE, Proof.VERIFIED_MAIL),
        new Objection.Extended(FILING, ON, DUE, Proof.PERSON_SAYS),
        new Objection.Overdue(FILING, DUE),
        new Objection.Confirmed(
            null,
            ON,
            Proof.PERSON_SAYS,
            ON,
            new AccountName(Platform.FACEBOOK, "Anna B."),
            true,
            Proof.VERIFIED_MAIL),
        new Objection.Refused(FILING, ON, Proof.VERIFIED_MAIL),
        new Objection.Complained(ON, "FR", DUE, filed),
        new Objection.Recheck(filed, ON, PAGE),
        new Objection.Withdrawn(ON),
        new Objection.Contradicted(null, ON, ON, Proof.PERSON_SAYS, Proof.VERIFIED_MAIL));
  }

  static List<Objection> settledThenAsked() {
    return List.of(
        new Objection.Confirmed(FILING, ON, Proof.PERSON_SAYS, null, null, false)
            .moreAsked(ON, Proof.VERIFIED_MAIL),
        new Objection.Refused(FILING, ON, Proof.VERIFIED_MAIL)
            .moreAsked(ON, Proof.UNVERIFIED_MAIL));
  }

  static Objection confirmedRead() {
    return new Objection.Confirmed(FILING, ON, Proof.VERIFIED_MAIL, null, null, false).asRead();
  }

  static List<Matter> matters() {
    return List.of(
        new Matter.ConfirmAddress(EVENT),
        new Matter.ConfirmNewAddress(EVENT),
        new Matter.AddressMayChange(EVENT, "anna.b@example.org"),
        new Matter.SignInLink(EVENT),
        new Matter.ForwardingCode("Gmail", List.of("123456789"), "https://mail.example/confirm"),
        new Matter.AccountNews(News.CONFIRMED, ACCOUNT),
        new Matter.Reminder(ReminderKind.OVERDUE, ACCOUNT),
        new Matter.RecheckAdvised(List.of(ACCOUNT), VERSION),
        new Matter.PolicyChanged(VERSION),
        new Matter.WatchingIsBlind(PAGE, AT, Blindness.COOKIE_WALL),
        new Matter.WatchingSeesAgain(PAGE, AT),
        new Matter.SuspiciousMail(
            EVENT, "Act now", "privacy@meta-form.example", List.of("the sender is not Meta")),
        new Matter.MailHeld(HELD),
        new Matter.MailRefused(ON, "larger than 10 MB"),
        new Matter.AskedBack(ASKED_BACK),
        new Matter.Digest(AT, List.of(ACCOUNT), List.of(PAGE), 2, 1),
        new Matter.NothingHappened(List.of(ACCOUNT)));
  }

  static Matter suspiciousAfterAll() {
    return new Matter.SuspiciousMail(
        EVENT, "Act now", "privacy@meta-form.example", List.of("the sender is not Meta"), AT);
  }

  /// What records have grown by since they were first pinned: each once.
  static Dossier dossierWithAll() {
    MailEvent.Original original = new MailEvent.Original("<1@mail.instagram.com>", "0".repeat(26));
    Fact fact =
        new Fact(
            EVENT,
            AT,
            ON,
            Fact.What.MORE_ASKED,
            Proof.VERIFIED_MAIL,
            MAIL,
            null,
            false,
            false,
            AT,
            original,
            List.of(OTHER_EVENT));
    Account renamed =
        new Account(
            INSTAGRAM,
            Platform.INSTAGRAM,
            "@anna.b",
            null,
            List.of(),
            List.of(fact),
            new Objection.Complained(
                ON,
                "FR",
                DUE,
                new Objection.Filed(new Filing(ON, Proof.VERIFIED_MAIL, ON, true), DUE, ON)),
            List.of("@anna"));
    Account extended =
        new Account(
            FACEBOOK,
            Platform.FACEBOOK,
            "Anna B.",
            null,
            List.of(),
            List.of(),
            new Objection.Extended(null, ON, null, Proof.VERIFIED_MAIL));
    Account removed =
        new Account(
            new AccountId("b".repeat(26)),
            Platform.FACEBOOK,
            "Anna C.",
            null,
            List.of(),
            List.of(),
            new Objection.Overdue(FILING, DUE, ON));
    Dossier usual = dossier();
    return new Dossier(
        usual.person(),
        usual.joined(),
        usual.email(),
        usual.login(),
        usual.token(),
        usual.language(),
        usual.zone(),
        usual.country(),
        usual.news(),
        usual.confirmed(),
        usual.mailbox(),
        usual.addressTaken(),
        usual.epoch(),
        usual.links(),
        List.of(renamed, extended),
        List.of(
            new Dossier.HeldMail(
                EVENT,
                AT,
                null,
                null,
                MailKind.CONFIRMATION,
                INSTAGRAM,
                Dossier.HeldMail.Reason.UNSURE,
                AT,
                Proof.VERIFIED_MAIL,
                List.of(),
                false,
                null,
                "It looks like a confirmation, but",
                original,
                List.of(OTHER_EVENT),
                null,
                null)),
        List.of(),
        usual.applied(),
        false,
        List.of(OTHER_EVENT),
        List.of(removed),
        List.of(ASKED_BACK),
        new Dossier.Mailing(
            MailRhythm.WEEKLY,
            true,
            List.of(new Dossier.Waiting(AT, "account-news/confirmed", INSTAGRAM, PAGE)),
            List.of(AT),
            List.of(new Dossier.BlindPage(PAGE, AT, Blindness.LOGIN_WALL)),
            true),
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  /// Somebody with all that a person may choose beside the mails.
  static Dossier dossierWithWays() {
    DossierFields chosen = new DossierFields(dossier());
    chosen.ways.add(FED);
    chosen.ways.add(HOOKED);
    chosen.change =
        new AddressChange(OTHER_EVENT, AT, "anna.b@example.org", LOGIN, true, false, false);
    chosen.stopped = AT;
    return chosen.toDossier();
  }

  /// Told by a webhook, and by no mail.
  static Alert hookedAlert() {
    return new Alert(
        ALERT,
        ANNA,
        AT,
        "anna@example.org",
        "fr",
        "Europe/Paris",
        "FR",
        INSTAGRAM.value(),
        true,
        new Matter.MailRefused(ON, "too-large"),
        List.of(HOOKED),
        true,
        null);
  }

  static Alert alertToAnswer() {
    return new Alert(
        ALERT,
        ANNA,
        AT,
        "anna@example.org",
        "fr",
        "Europe/Paris",
        "FR",
        null,
        false,
        new Matter.MailRefused(ON, "too-large"),
        List.of(),
        false,
        TOKEN);
  }

  static PersonEvent joinedForOnePage() {
    return new PersonEvent.Joined(
        EVENT,
        ANNA,
        AT,
        "anna@example.org",
        LOGIN,
        TOKEN,
        "fr",
        "Europe/Paris",
        null,
        PageNews.ONE_PAGE,
        PAGE);
  }

  static PersonEvent preferencesForOnePage() {
    return new PersonEvent.PreferencesChanged(
        EVENT,
        ANNA,
        AT,
        "en",
        "Europe/Dublin",
        null,
        PageNews.ONE_PAGE,
        false,
        MailRhythm.DAILY,
        true,
        PAGE);
  }

  /// Somebody whose mailbox is full, and who reads of one page.
  static Dossier dossierOfOnePage() {
    DossierFields chosen = new DossierFields(dossier());
    chosen.news = PageNews.ONE_PAGE;
    chosen.onlyPage = PAGE;
    chosen.returned = new Dossier.Returned(AT, MailReturn.DELAYED, 2);
    return chosen.toDossier();
  }

  static MailEvent delayed() {
    return new MailEvent.MailReturned(EVENT, ANNA, AT, MailReturn.DELAYED);
  }

  static PersonEvent preferencesWithRhythm() {
    return new PersonEvent.PreferencesChanged(
        EVENT, ANNA, AT, "en", "Europe/Dublin", null, PageNews.ALL, false, MailRhythm.DAILY, true);
  }

  static PersonEvent filedBeyond() {
    return new PersonEvent.MailFiled(
        EVENT, ANNA, AT, OTHER_EVENT, INSTAGRAM, MailKind.CONFIRMATION, ON, HELD);
  }

  static MailEvent receivedWithOriginal() {
    return new MailEvent.MailReceived(
        EVENT,
        ANNA,
        AT,
        MailSource.SMTP,
        MAIL,
        null,
        AT,
        MailEvent.About.nothing(),
        JUDGEMENT,
        new MailEvent.Original("<1@mail.instagram.com>", "0".repeat(26)));
  }

  static Matter newsBeside() {
    return new Matter.AccountNews(News.MORE_ASKED, ACCOUNT, FACT);
  }

  static Matter severalAreBlind() {
    return new Matter.WatchingIsBlind(PAGE, AT, Blindness.COOKIE_WALL, List.of(PAGE));
  }

  static Alert alert(Matter matter) {
    return new Alert(
        ALERT,
        ANNA,
        AT,
        "anna@example.org",
        "fr",
        "Europe/Paris",
        "FR",
        INSTAGRAM.value(),
        true,
        matter);
  }

  static Dossier dossier() {
    return new Dossier(
        ANNA,
        AT,
        "anna@example.org",
        LOGIN,
        TOKEN,
        "fr",
        "Europe/Paris",
        "FR",
        PageNews.ALL,
        AT,
        true,
        false,
        0,
        Map.of(EVENT.value(), OTHER_EVENT.value()),
        List.of(ACCOUNT),
        List.of(HELD),
        List.of(
            new Dossier.OtherMail(
                EVENT,
                AT,
                "Gmail forwarding",
                "forwarding-noreply@google.com",
                MailKind.FORWARDING_CONFIRMATION,
                List.of("asks to forward"),
                List.of("123456789"),
                null,
                "Gmail",
                MAIL)),
        Map.of("objector.mail", 17L),
        true);
  }

  /// With more mails that wait than it holds.
  static Dossier dossierWithOlderMails() {
    DossierFields fields = new DossierFields(dossier());
    fields.held.add(HELD.after(2));
    fields.older =
        new OlderMails(
            3,
            List.of(
                new OlderMails.Span(17, 170_000, 100, 0, List.of(18L, 300L)),
                new OlderMails.Span(170_002, 170_002, 1, 4, List.of())),
            170_003);
    return fields.toDossier();
  }

  /// Signed in in two browsers, leads a group, and is in another's.
  static Dossier dossierOfGroups() {
    DossierFields fields = new DossierFields(dossier());
    fields.sessions.add(new BrowserSession(EVENT, AT, ON, "Firefox"));
    fields.sessions.add(new BrowserSession(OTHER_EVENT, AT, ON, null));
    fields.led.add(new GroupLed(GROUP, "Works council", AT, EVENT));
    fields.groups.add(new GroupJoined(GROUP, "Works council", ANNA, AT));
    return fields.toDossier();
  }

  static PersonEvent linkUsedInABrowser() {
    return new PersonEvent.LinkUsed(EVENT, ANNA, AT, OTHER_EVENT, "Firefox");
  }

  static GroupFigures groupFigures() {
    return new GroupFigures(GROUP, ON, 40, Map.of("confirmed", 20, "waiting", 10));
  }

  static Generation generation() {
    return new Generation("objector-tracker", 2, AT);
  }

  static WatchState watch() {
    return new WatchState(PAGE, AT, LookOutcome.BLIND, Blindness.BOT_WALL, AT, 3, AT, AT);
  }

  static WatchState watchOfAPageOfOnesOwn() {
    return watch()
        .declaredAs(
            new WatchState.Declared(
                Map.of("en", "Terms of the choir", "fr", "Règles de la chorale"),
                "https://choir.example/terms",
                "en"));
  }

  static WatchState watchWithAWaitingText() {
    return new WatchState(
        PAGE,
        AT,
        LookOutcome.PENDING,
        null,
        null,
        0,
        AT,
        AT,
        new WatchState.Waiting(TEXT, AT, AT, 1));
  }

  static Claim claim() {
    return new Claim(Claim.Kind.MAILBOX, TOKEN.value(), ANNA, EVENT);
  }

  static Claim.Result claimResult() {
    return new Claim.Result(Claim.Kind.LOGIN, LOGIN.value(), ANNA, EVENT, true);
  }

  static List<Erasure> erasures() {
    return List.of(new Erasure.Ordered(ANNA, AT), new Erasure.Swept(ANNA, AT, "ingest", 2));
  }

  static Delivery delivery() {
    return new Delivery(
        ALERT,
        ANNA,
        Delivery.Channel.MAIL,
        Delivery.State.DEFERRED,
        AT,
        2,
        "<b1.mail@objector.example>",
        "451 try again");
  }

  /// A confirmation that speaks to somebody else.
  static Dossier.HeldMail heldForAnotherName() {
    return new Dossier.HeldMail(
        EVENT,
        AT,
        "Your objection",
        "no-reply@mail.instagram.com",
        MailKind.CONFIRMATION,
        INSTAGRAM,
        Dossier.HeldMail.Reason.OTHER_NAME,
        AT,
        Proof.VERIFIED_MAIL,
        List.of(),
        false,
        MAIL,
        null,
        null,
        List.of(),
        "Otto Lang",
        null);
  }

  /// A confirmation that was not understood whole.
  static Dossier.HeldMail heldWithReason() {
    return new Dossier.HeldMail(
        EVENT,
        AT,
        "Your objection",
        "no-reply@mail.instagram.com",
        MailKind.CONFIRMATION,
        INSTAGRAM,
        Dossier.HeldMail.Reason.UNSURE,
        AT,
        Proof.UNVERIFIED_MAIL,
        List.of(),
        false,
        MAIL,
        HeldReason.UNREAD.said("Your comments stay."),
        null,
        List.of(),
        null,
        null);
  }
}
