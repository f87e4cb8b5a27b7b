package objector.wording.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter.AccountNews;
import objector.events.alert.Alert.Matter.AddressMayChange;
import objector.events.alert.Alert.Matter.AskedBack;
import objector.events.alert.Alert.Matter.ConfirmAddress;
import objector.events.alert.Alert.Matter.ConfirmNewAddress;
import objector.events.alert.Alert.Matter.Digest;
import objector.events.alert.Alert.Matter.ForwardingCode;
import objector.events.alert.Alert.Matter.MailHeld;
import objector.events.alert.Alert.Matter.MailRefused;
import objector.events.alert.Alert.Matter.NothingHappened;
import objector.events.alert.Alert.Matter.PolicyChanged;
import objector.events.alert.Alert.Matter.RecheckAdvised;
import objector.events.alert.Alert.Matter.Reminder;
import objector.events.alert.Alert.Matter.SignInLink;
import objector.events.alert.Alert.Matter.SuspiciousMail;
import objector.events.alert.Alert.Matter.WatchingIsBlind;
import objector.events.alert.Alert.Matter.WatchingSeesAgain;
import objector.events.person.Account;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.Translations;
import objector.wording.Voice;
import objector.wording.letter.Letter.DueDate;
import objector.wording.letter.Letter.Foot;
import objector.wording.letter.Letter.Head;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.PageWords;
import org.jspecify.annotations.Nullable;

/// Writes an alert as a mail, in the language, zone and country of whom it goes to.
public final class LetterWriter {
  private final Translations words;
  private final Programmes programmes;
  private final String operator;

  /// Writes for that installation.
  ///
  /// @param operator who runs it, as people know them
  public LetterWriter(Translations words, Programmes programmes, String operator) {
    this.words = words;
    this.programmes = programmes;
    this.operator = operator;
  }

  /// What is "today" in the letter.
  public LocalDate today(Alert alert) {
    return words.in(alert.language(), alert.zone()).day(alert.at());
  }

  /// The same alert gives the same letter: "today" is the day of the alert.
  public Letter of(Alert alert, LetterLinks links) {
    Voice voice = words.in(alert.language(), alert.zone());
    PageWords pages = new PageWords(voice, programmes);
    AccountLetter accounts = new AccountLetter(voice, programmes, alert, links);
    PageLetter aboutPages = new PageLetter(voice, pages, accounts, links);
    ReceivedMailLetter received = new ReceivedMailLetter(voice, links);
    Draft draft =
        switch (alert.matter()) {
          case ConfirmAddress confirm -> confirm(voice, links, confirm);
          case ConfirmNewAddress asked -> confirmNew(voice, links, asked);
          case AddressMayChange change -> mayChange(voice, links, change);
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
          case AskedBack asked -> new PersonLetter(voice, pages, accounts, links).asked(asked);
          case Digest digest -> new PersonLetter(voice, pages, accounts, links).digest(digest);
          case NothingHappened month ->
              new PersonLetter(voice, pages, accounts, links).nothingHappened(month);
        };
    boolean asked = isAsked(alert.matter());
    return new Letter(
        voice.language(),
        draft.subject(),
        voice.date(voice.day(alert.at())),
        draft.about(),
        draft.first(),
        draft.due(),
        draft.button(),
        draft.parts(),
        new Foot(
            draft.why(),
            voice.say("mail.run-by", Map.of("operator", Isolated.name(operator))),
            new Link(voice.say("mail.who"), links.about()),
            asked ? null : new Link(voice.say("mail.choose"), links.choose()),
            asked ? null : new Link(voice.say("mail.stop"), links.stop())));
  }

  /// What stands above that letter.
  public String subject(Alert alert) {
    return of(alert, new NoLinks()).subject();
  }

  /// Whether somebody asked for it this very minute: there is nothing to stop.
  private static boolean isAsked(Alert.Matter matter) {
    return matter instanceof ConfirmAddress
        || matter instanceof ConfirmNewAddress
        || matter instanceof AddressMayChange
        || matter instanceof SignInLink;
  }

  /// A subject that names neither an account nor us would be taken for a stranger's.
  static String ours(String subject) {
    return "Objector · " + subject;
  }

  static List<Part> paragraphs(List<String> texts) {
    return texts.stream().<Part>map(Part.Paragraph::new).toList();
  }

  private static Draft confirm(Voice voice, LetterLinks links, ConfirmAddress confirm) {
    return new Draft(
        voice.say("subject.confirm-address.for-objector"),
        voice.say("mail.confirm-address.first"),
        List.of(new Part.Paragraph(voice.say("mail.confirm-address.more"))),
        new Link(voice.say("mail.confirm-address.button"), links.confirm(confirm.asked())),
        voice.say("mail.why.asked"));
  }

  private static Draft confirmNew(Voice voice, LetterLinks links, ConfirmNewAddress asked) {
    return new Draft(
        voice.say("subject.confirm-address.for-objector"),
        voice.say("mail.confirm-new-address.first"),
        List.of(new Part.Paragraph(voice.say("mail.confirm-new-address.more"))),
        new Link(voice.say("mail.confirm-address.button"), links.newAddress(asked.asked())),
        voice.say("mail.why.asked"));
  }

  private static Draft mayChange(Voice voice, LetterLinks links, AddressMayChange change) {
    return new Draft(
        ours(voice.say("subject.address-may-change")),
        voice.say("mail.address-may-change.first", Map.of("email", Isolated.name(change.email()))),
        List.of(new Part.Paragraph(voice.say("mail.address-may-change.more"))),
        new Link(voice.say("mail.address-may-change.button"), links.leaveAddress(change.asked())),
        voice.say("mail.why.told"));
  }

  private static Draft signIn(Voice voice, LetterLinks links, SignInLink signIn) {
    return new Draft(
        voice.say("subject.sign-in-link"),
        voice.say("mail.sign-in-link.first"),
        List.of(new Part.Paragraph(voice.say("mail.sign-in-link.more"))),
        new Link(voice.say("mail.sign-in-link.button"), links.signIn(signIn.asked())),
        voice.say("mail.why.signing-in"));
  }

  /// What differs from one matter to the next.
  record Draft(
      String subject,
      @Nullable Head about,
      String first,
      @Nullable DueDate due,
      @Nullable Link button,
      List<Part> parts,
      String why) {
    /// About no one account.
    Draft(String subject, String first, List<Part> parts, @Nullable Link button, String why) {
      this(subject, null, first, null, button, parts, why);
    }

    /// The same, with a paragraph before the others.
    Draft beginning(String paragraph) {
      List<Part> all = new ArrayList<>();
      all.add(new Part.Paragraph(paragraph));
      all.addAll(parts);
      return new Draft(subject, about, first, due, button, all, why);
    }
  }

  /// "You get this because you asked us to follow …"
  static String whyAccounts(Voice voice, List<Account> accounts) {
    List<String> names = new ArrayList<>();
    accounts.forEach(account -> names.add(AccountSentence.name(voice, account.name())));
    return voice.say("mail.why.account", Map.of("accounts", names));
  }
}
