package objector.notifier.gallery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailEvent;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import objector.events.page.Blindness;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Dossier.AskedBack;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Due;
import objector.events.person.Due.Rule;
import objector.events.person.Due.Step;
import objector.events.person.Fact;
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
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// Everything that Objector tells by mail, told of somebody invented.
final class InventedAlerts {
  static final Instant NOW = Instant.parse("2026-06-12T07:05:00Z");
  private static final PageId POLICY = new PageId("meta-privacy-policy-en");
  private static final LocalDate FILED_ON = LocalDate.of(2026, 5, 11);
  private static final LocalDate LATELY = LocalDate.of(2026, 6, 10);
  private static final EventId ASKED = new EventId("e".repeat(26));
  private static final AccountName FACEBOOK = new AccountName(Platform.FACEBOOK, "Claire Martin");
  private static final AccountName INSTAGRAM = new AccountName(Platform.INSTAGRAM, "@claire.m");

  private InventedAlerts() {}

  static Alert alert(String name, Matter matter, String language) {
    return new Alert(
        AlertId.of("gallery", name, language),
        new PersonId("c".repeat(26)),
        NOW,
        "claire@mail.example",
        language,
        "Europe/Paris",
        "FR",
        thread(matter),
        false,
        matter,
        List.of(),
        false,
        answers(matter));
  }

  /// As the tracker tells them: where answers go to is told to who has shown to read the mails.
  private static @Nullable AddressToken answers(Matter matter) {
    return matter instanceof Matter.ConfirmAddress || matter instanceof Matter.ConfirmNewAddress
        ? null
        : new AddressToken("k7m2q9wxk7m2q9wx");
  }

  /// As the tracker threads them: by account.
  private static @Nullable String thread(Matter matter) {
    return switch (matter) {
      case Matter.AccountNews news -> news.account().id().value();
      case Matter.Reminder reminder -> reminder.account().id().value();
      default -> null;
    };
  }

  static Map<String, Matter> all() {
    Map<String, Matter> all = new LinkedHashMap<>();
    all.put("confirm-address", new Matter.ConfirmAddress(ASKED));
    all.put("confirm-new-address", new Matter.ConfirmNewAddress(ASKED));
    all.put("address-may-change", new Matter.AddressMayChange(ASKED, "claire.martin@mail.example"));
    all.put("sign-in-link", new Matter.SignInLink(ASKED));
    all.put("forwarding-code", new Matter.ForwardingCode("Gmail", List.of("123456789"), null));
    all.put(
        "forwarding-link",
        new Matter.ForwardingCode("Outlook", List.of(), "https://mail.example/confirm"));
    accounts(all);
    reminders(all);
    pages(all);
    mails(all);
    for (AskedBack.Why why : AskedBack.Why.values()) {
      all.put(
          "asked-back-" + why.word(),
          new Matter.AskedBack(
              new AskedBack(
                  ASKED, NOW, why, null, Fact.What.FILED, LocalDate.of(2031, 1, 1), INSTAGRAM)));
    }
    all.put(
        "digest",
        new Matter.Digest(
            NOW.minus(Duration.ofDays(7)),
            List.of(account(INSTAGRAM, confirmed(Proof.VERIFIED_MAIL)), account(FACEBOOK, filed())),
            List.of(POLICY),
            2,
            1));
    all.put(
        "nothing-happened",
        new Matter.NothingHappened(List.of(account(INSTAGRAM, confirmed(Proof.VERIFIED_MAIL)))));
    return all;
  }

  private static void accounts(Map<String, Matter> all) {
    for (Proof proof : Proof.values()) {
      String by = "-" + proof.word();
      all.put("notice" + by, news(News.NOTICE_ARRIVED, new Noticed(LATELY, proof)));
      all.put(
          "code" + by,
          news(
              News.CODE_ARRIVED,
              new CodeAsked(NOW.minus(Duration.ofMinutes(2)), "123456", new Unknown(), proof)));
      all.put(
          "acknowledged" + by,
          news(News.ACKNOWLEDGED, new Filed(new Filing(FILED_ON, proof, FILED_ON), due())));
      all.put(
          "more-asked" + by,
          news(News.MORE_ASKED, new MoreAsked(filing(), FILED_ON.plusDays(9), due(), proof)));
      all.put(
          "extended" + by,
          news(
              News.EXTENDED,
              new Extended(filing(), LATELY, due(FILED_ON, Rule.THREE_MONTHS), proof)));
      all.put("confirmed" + by, news(News.CONFIRMED, confirmed(proof)));
      all.put("refused" + by, news(News.REFUSED, new Refused(filing(), LATELY, proof)));
    }
    all.put(
        "covered",
        new Matter.AccountNews(
            News.CONFIRMED,
            account(
                INSTAGRAM,
                new Confirmed(null, LATELY, Proof.VERIFIED_MAIL, null, FACEBOOK, true, null))));
    all.put(
        "contradicted",
        news(
            News.CONTRADICTED,
            new Contradicted(
                filing(), LATELY, LATELY.plusDays(1), Proof.UNVERIFIED_MAIL, Proof.VERIFIED_MAIL)));
    all.put(
        "notice-again",
        news(
            News.NOTICE_ARRIVED,
            new Confirmed(
                null, FILED_ON, Proof.VERIFIED_MAIL, LATELY, null, false, Proof.VERIFIED_MAIL)));
  }

  private static void reminders(Map<String, Matter> all) {
    Filing said = new Filing(FILED_ON, Proof.PERSON_SAYS, null);
    LocalDate later = FILED_ON.plusDays(4);
    all.put("nudge", reminder(ReminderKind.NUDGE, new Noticed(LATELY, Proof.VERIFIED_MAIL)));
    all.put(
        "due-soon",
        reminder(
            ReminderKind.DUE_SOON,
            new Filed(new Filing(later, Proof.PERSON_SAYS, null), due(later, Rule.ONE_MONTH))));
    all.put("overdue", reminder(ReminderKind.OVERDUE, new Overdue(said, due())));
    all.put(
        "complaint-ready",
        reminder(ReminderKind.COMPLAINT_READY, new Overdue(said, due(), due().on().plusDays(2))));
    all.put(
        "to-answer",
        reminder(
            ReminderKind.MORE_ASKED,
            new MoreAsked(filing(), FILED_ON.plusDays(9), due(), Proof.VERIFIED_MAIL)));
    LocalDate complained = LocalDate.of(2026, 3, 11);
    all.put(
        "authority-due",
        reminder(
            ReminderKind.AUTHORITY_DUE,
            new Complained(complained, "FR", due(complained, Rule.THREE_MONTHS), new Unknown())));
  }

  private static void pages(Map<String, Matter> all) {
    Account rechecked =
        account(FACEBOOK, new Recheck(confirmed(Proof.VERIFIED_MAIL), LATELY, POLICY));
    all.put("recheck", new Matter.RecheckAdvised(List.of(rechecked), version()));
    all.put(
        "recheck-several",
        new Matter.RecheckAdvised(
            List.of(rechecked, account(INSTAGRAM, new Recheck(filed(), LATELY, POLICY))),
            version()));
    all.put("policy-changed", new Matter.PolicyChanged(version()));
    Instant since = Instant.parse("2026-06-10T06:10:00Z");
    all.put("watching-is-blind", new Matter.WatchingIsBlind(POLICY, since, Blindness.LOGIN_WALL));
    all.put(
        "watching-is-blind-several",
        new Matter.WatchingIsBlind(
            POLICY, since, Blindness.LOGIN_WALL, List.of(new PageId("facebook-terms-en"))));
    all.put("watching-sees-again", new Matter.WatchingSeesAgain(POLICY, since));
  }

  private static void mails(Map<String, Matter> all) {
    all.put(
        "suspicious-mail",
        new Matter.SuspiciousMail(
            ASKED,
            "Object now at http://meta-privacy-form.example/now",
            "privacy@meta-privacy-form.example",
            List.of(Signal.LINK_LEADS_AWAY.said("meta-privacy-form.example"))));
    all.put(
        "suspicious-mail-again",
        new Matter.SuspiciousMail(
            ASKED,
            "Your objection",
            "privacy@meta-privacy-form.example",
            List.of(),
            Instant.parse("2026-06-09T06:10:00Z")));
    all.put("mail-held", new Matter.MailHeld(held()));
    all.put("mail-refused", new Matter.MailRefused(LATELY, MailEvent.TOO_LARGE));
  }

  private static HeldMail held() {
    return new HeldMail(
        ASKED,
        NOW,
        "We’ve reviewed your request: www.meta-privacy-form.example",
        "notification@facebookmail.example",
        MailKind.CONFIRMATION,
        null,
        HeldMail.Reason.WHICH_ACCOUNT,
        null,
        Proof.UNVERIFIED_MAIL,
        List.of(),
        false,
        null);
  }

  private static Matter news(News news, Objection standing) {
    return new Matter.AccountNews(news, account(FACEBOOK, standing));
  }

  private static Matter reminder(ReminderKind kind, Objection standing) {
    return new Matter.Reminder(kind, account(FACEBOOK, standing));
  }

  private static Account account(AccountName name, Objection standing) {
    String id = name.platform() == Platform.FACEBOOK ? "f" : "g";
    return new Account(
        new AccountId(id.repeat(26)),
        name.platform(),
        name.handle(),
        null,
        List.of(),
        List.of(),
        standing);
  }

  private static Objection confirmed(Proof proof) {
    return new Confirmed(null, LATELY, proof, null, null, false);
  }

  private static Objection filed() {
    return new Filed(filing(), due());
  }

  private static Filing filing() {
    return new Filing(FILED_ON, Proof.VERIFIED_MAIL, FILED_ON);
  }

  private static Due due() {
    return due(FILED_ON, Rule.ONE_MONTH);
  }

  /// As it is counted where no holiday is in the way.
  private static Due due(LocalDate received, Rule rule) {
    LocalDate on = received.plusMonths(rule == Rule.THREE_MONTHS ? 3 : 1);
    return new Due(
        received,
        on,
        null,
        List.of(
            new Step(Rule.RECEIVED, received, null),
            new Step(rule, on, null),
            new Step(Rule.DUE, on, null)));
  }

  private static VersionRecorded version() {
    String sha = "0".repeat(64);
    Evidence text = new Evidence(EvidenceId.of(POLICY, sha), 0, 0, sha, 10);
    return new VersionRecorded(
        ASKED,
        POLICY,
        NOW.minus(Duration.ofDays(2)),
        false,
        true,
        text,
        text,
        4200,
        LATELY,
        List.of(),
        List.of(),
        List.of(),
        List.of(PageTopic.AI_TRAINING, PageTopic.OBJECTION_AND_RIGHTS),
        List.of("You can object by using this form.", "We use your posts for AI."),
        List.of("You can object here."));
  }
}
