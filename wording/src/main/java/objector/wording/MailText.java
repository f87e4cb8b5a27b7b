package objector.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.Account;
import objector.events.Alert;
import objector.events.Alert.Matter.AccountNews;
import objector.events.Alert.Matter.ConfirmAddress;
import objector.events.Alert.Matter.ForwardingCode;
import objector.events.Alert.Matter.MailHeld;
import objector.events.Alert.Matter.MailRefused;
import objector.events.Alert.Matter.PolicyChanged;
import objector.events.Alert.Matter.RecheckAdvised;
import objector.events.Alert.Matter.Reminder;
import objector.events.Alert.Matter.SignInLink;
import objector.events.Alert.Matter.SuspiciousMail;
import objector.events.Alert.Matter.WatchingIsBlind;
import objector.events.Alert.Matter.WatchingSeesAgain;
import objector.programmes.Programmes;
import objector.wording.Letter.Link;
import org.jspecify.annotations.Nullable;

/// Writes an alert as a mail, in the language, zone and country of whom it goes to.
public final class MailText {
  private final Words words;
  private final Programmes programmes;
  private final String operator;

  /// Writes for that installation.
  ///
  /// @param operator who runs it, as people know them
  public MailText(Words words, Programmes programmes, String operator) {
    this.words = words;
    this.programmes = programmes;
    this.operator = operator;
  }

  /// The same alert gives the same letter: "today" is the day of the alert.
  public Letter of(Alert alert, Links links) {
    Voice voice = words.in(alert.language(), alert.zone());
    PageWords pages = new PageWords(voice, programmes);
    AccountMail accounts = new AccountMail(voice, programmes, alert, links);
    PageMail aboutPages = new PageMail(voice, pages, accounts, links);
    ReceivedMail received = new ReceivedMail(voice, links);
    Draft draft =
        switch (alert.matter()) {
          case ConfirmAddress confirm -> confirm(voice, links, confirm);
          case SignInLink signIn -> signIn(voice, links, signIn);
          case ForwardingCode code -> received.forwarding(code);
          case AccountNews news -> accounts.news(news);
          case Reminder reminder -> accounts.reminder(reminder);
          case RecheckAdvised recheck -> aboutPages.recheck(recheck);
          case PolicyChanged changed -> aboutPages.changed(changed);
          case WatchingIsBlind blind -> aboutPages.blind(blind);
          case WatchingSeesAgain sees -> aboutPages.seesAgain(sees);
          case SuspiciousMail suspicious -> received.suspicious(suspicious);
          case MailHeld held -> received.held(held);
          case MailRefused refused -> received.refused(refused);
        };
    boolean asked =
        alert.matter() instanceof ConfirmAddress || alert.matter() instanceof SignInLink;
    return new Letter(
        voice.language(),
        draft.subject(),
        draft.first(),
        draft.paragraphs(),
        draft.button(),
        draft.why(),
        asked ? null : new Link(voice.say("mail.choose"), links.choose()),
        asked ? null : new Link(voice.say("mail.stop"), links.stop()),
        voice.say("mail.operator", Map.of("operator", Isolated.name(operator))));
  }

  private static Draft confirm(Voice voice, Links links, ConfirmAddress confirm) {
    return new Draft(
        voice.say("subject.confirm-address"),
        voice.say("mail.confirm-address.first"),
        List.of(voice.say("mail.confirm-address.more")),
        new Link(voice.say("mail.confirm-address.button"), links.confirm(confirm.asked())),
        voice.say("mail.why.asked"));
  }

  private static Draft signIn(Voice voice, Links links, SignInLink signIn) {
    return new Draft(
        voice.say("subject.sign-in-link"),
        voice.say("mail.sign-in-link.first"),
        List.of(voice.say("mail.sign-in-link.more")),
        new Link(voice.say("mail.sign-in-link.button"), links.signIn(signIn.asked())),
        voice.say("mail.why.signing-in"));
  }

  /// What differs from one matter to the next.
  record Draft(
      String subject, String first, List<String> paragraphs, @Nullable Link button, String why) {}

  /// "You get this because you asked us to follow …"
  static String whyAccounts(Voice voice, List<Account> accounts) {
    List<String> names = new ArrayList<>();
    accounts.forEach(account -> names.add(AccountSentence.name(voice, account.name())));
    return voice.say("mail.why.account", Map.of("accounts", names));
  }
}
