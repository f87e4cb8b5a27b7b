package objector.notifier.gallery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import objector.events.page.Blindness;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Dossier.AskedBack;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Fact;
import objector.events.person.Objection.Recheck;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// Everything that Objector tells by mail, told of somebody invented.
final class InventedAlerts {
  static final Instant NOW = Instant.parse("2026-06-12T07:05:00Z");
  private static final PageId POLICY = new PageId("meta-privacy-policy-en");
  private static final EventId ASKED = new EventId("e".repeat(26));

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
    InventedStandings.news(all);
    InventedStandings.reminders(all);
    pages(all);
    mails(all);
    for (AskedBack.Why why : AskedBack.Why.values()) {
      all.put(
          "asked-back-" + why.word(),
          new Matter.AskedBack(
              new AskedBack(
                  ASKED,
                  NOW,
                  why,
                  null,
                  Fact.What.FILED,
                  LocalDate.of(2031, 1, 1),
                  InventedStandings.INSTAGRAM)));
    }
    all.put(
        "digest",
        new Matter.Digest(
            NOW.minus(Duration.ofDays(7)),
            List.of(
                InventedStandings.account(
                    InventedStandings.INSTAGRAM, InventedStandings.confirmed(Proof.VERIFIED_MAIL)),
                InventedStandings.account(InventedStandings.FACEBOOK, InventedStandings.filed())),
            List.of(POLICY),
            2,
            1));
    all.put(
        "nothing-happened",
        new Matter.NothingHappened(
            List.of(
                InventedStandings.account(
                    InventedStandings.INSTAGRAM,
                    InventedStandings.confirmed(Proof.VERIFIED_MAIL)))));
    return all;
  }

  private static void pages(Map<String, Matter> all) {
    Account rechecked =
        InventedStandings.account(
            InventedStandings.FACEBOOK,
            new Recheck(
                InventedStandings.confirmed(Proof.VERIFIED_MAIL),
                InventedStandings.LATELY,
                POLICY));
    all.put("recheck", new Matter.RecheckAdvised(List.of(rechecked), version()));
    all.put(
        "recheck-several",
        new Matter.RecheckAdvised(
            List.of(
                rechecked,
                InventedStandings.account(
                    InventedStandings.INSTAGRAM,
                    new Recheck(InventedStandings.filed(), InventedStandings.LATELY, POLICY))),
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
    all.put("mail-refused", new Matter.MailRefused(InventedStandings.LATELY, MailEvent.TOO_LARGE));
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
        InventedStandings.LATELY,
        List.of(),
        List.of(),
        List.of(),
        List.of(PageTopic.AI_TRAINING, PageTopic.OBJECTION_AND_RIGHTS),
        List.of("You can object by using this form.", "We use your posts for AI."),
        List.of("You can object here."));
  }
}
