package objector.notifier.gallery;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.id.AccountId;
import objector.events.id.Platform;
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
import objector.events.person.Objection.Refused;
import objector.events.person.Objection.Unknown;
import objector.events.person.Proof;

/// Where the accounts of somebody invented stand, and what is told of it.
final class InventedStandings {
  static final LocalDate LATELY = LocalDate.of(2026, 6, 10);
  static final AccountName FACEBOOK = new AccountName(Platform.FACEBOOK, "Claire Martin");
  static final AccountName INSTAGRAM = new AccountName(Platform.INSTAGRAM, "@claire.m");
  private static final LocalDate FILED_ON = LocalDate.of(2026, 5, 11);

  private InventedStandings() {}

  static void news(Map<String, Matter> all) {
    for (Proof proof : Proof.values()) {
      String by = "-" + proof.word();
      all.put("notice" + by, news(News.NOTICE_ARRIVED, new Noticed(LATELY, proof)));
      all.put(
          "code" + by,
          news(
              News.CODE_ARRIVED,
              new CodeAsked(
                  InventedAlerts.NOW.minus(Duration.ofMinutes(2)),
                  "123456",
                  new Unknown(),
                  proof)));
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
        "asked-though-confirmed",
        news(
            News.MORE_ASKED,
            new Confirmed(null, FILED_ON, Proof.PERSON_SAYS, null, null, false)
                .moreAsked(LATELY, Proof.VERIFIED_MAIL)));
    all.put(
        "notice-again",
        news(
            News.NOTICE_ARRIVED,
            new Confirmed(
                null, FILED_ON, Proof.VERIFIED_MAIL, LATELY, null, false, Proof.VERIFIED_MAIL)));
  }

  static void reminders(Map<String, Matter> all) {
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

  private static Matter news(News news, Objection standing) {
    return new Matter.AccountNews(news, account(FACEBOOK, standing));
  }

  private static Matter reminder(ReminderKind kind, Objection standing) {
    return new Matter.Reminder(kind, account(FACEBOOK, standing));
  }

  static Account account(AccountName name, Objection standing) {
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

  static Objection confirmed(Proof proof) {
    return new Confirmed(null, LATELY, proof, null, null, false);
  }

  static Objection filed() {
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
}
