package objector.webui.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.PersonEvent;
import objector.programmes.Authority;
import objector.programmes.Programmes;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.subscription.LoginAddresses;
import objector.webui.template.Countries;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// One account: what we know of it, and where the person tells what happened.
public final class AccountPage {
  /// @param what the choice that is made already; empty where none is
  /// @param problem key of what is wrong with the input
  record View(
      AccountCard card,
      List<Choice> choices,
      String what,
      LocalDate on,
      LocalDate today,
      Countries.Choice countries,
      @Nullable String problem) {}

  record Choice(String word, String label) {}

  record Removal(AccountCard card) {}

  private static final List<String> DEEDS =
      List.of("noticed", "filed", "confirmed", "refused", "complained", "withdrawn");
  private static final LocalDate EARLIEST = LocalDate.of(2024, 1, 1);
  private static final int LONGEST_HANDLE = 100;
  private static final int MOST_ACCOUNTS = 50;

  private final Templates press;
  private final ErrorPage trouble;
  private final Programmes programmes;
  private final ReadYourWrites told;

  public AccountPage(
      Templates press, ErrorPage trouble, Programmes programmes, ReadYourWrites told) {
    this.press = press;
    this.trouble = trouble;
    this.programmes = programmes;
    this.told = told;
  }

  public WebResponse show(WebRequest visit, Dossier dossier) {
    return find(visit, dossier)
        .map(account -> show(visit, dossier, account, 200, null))
        .orElseGet(() -> trouble.noSuchPage(visit));
  }

  public WebResponse add(WebRequest visit, Dossier dossier) throws NotKept, InterruptedException {
    Optional<Platform> platform = platform(visit);
    Optional<String> handle = visit.field("handle").filter(h -> h.length() <= LONGEST_HANDLE);
    if (platform.isEmpty() || handle.isEmpty() || dossier.accounts().size() >= MOST_ACCOUNTS) {
      return trouble.badInput(visit);
    }
    told.tell(
        new PersonEvent.AccountAdded(
            EventId.random(),
            dossier.person(),
            visit.now(),
            AccountId.random(),
            platform.get(),
            handle.get(),
            LoginAddresses.address(visit.field("email").orElse(null)).orElse(null)));
    return WebResponse.seeOther("/me");
  }

  /// The person says what happened, and when.
  public WebResponse tell(WebRequest visit, Dossier dossier) throws NotKept, InterruptedException {
    Optional<Account> account = find(visit, dossier);
    if (account.isEmpty()) {
      return trouble.noSuchPage(visit);
    }
    String what = visit.field("what").orElse("");
    Optional<LocalDate> on = day(visit, dossier);
    if (on.isEmpty()) {
      return show(visit, dossier, account.get(), 400, "account.bad-day");
    }
    Optional<PersonEvent> event = event(visit, dossier, account.get().id(), what, on.get());
    if (event.isEmpty()) {
      return show(visit, dossier, account.get(), 400, "account.bad-choice");
    }
    told.tell(event.get());
    return WebResponse.seeOther("/me");
  }

  public WebResponse removalForm(WebRequest visit, Dossier dossier) {
    return find(visit, dossier)
        .map(account ->
            press.page(
                200,
                visit,
                voice(visit, dossier),
                "person/RemovalPage",
                new Removal(maker(visit, dossier).of(account))))
        .orElseGet(() -> trouble.noSuchPage(visit));
  }

  public WebResponse remove(WebRequest visit, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Account> account = find(visit, dossier);
    if (account.isEmpty()) {
      return trouble.noSuchPage(visit);
    }
    told.tell(
        new PersonEvent.AccountRemoved(
            EventId.random(), dossier.person(), visit.now(), account.get().id()));
    return WebResponse.seeOther("/me");
  }

  /// "That was wrong."
  public WebResponse correct(WebRequest visit, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Fact> wrong =
        dossier.accounts().stream()
            .flatMap(account -> account.facts().stream())
            .filter(fact -> fact.id().value().equals(visit.field("event").orElse("")))
            .filter(fact -> !fact.undone() && AccountCard.canBeWrong(fact))
            .findFirst();
    if (wrong.isEmpty()) {
      return trouble.badInput(visit);
    }
    told.tell(
        new PersonEvent.Corrected(
            EventId.random(), dossier.person(), visit.now(), wrong.get().id()));
    return WebResponse.seeOther("/me");
  }

  /// The ticked accounts are in one Accounts Centre.
  public WebResponse link(WebRequest visit, Dossier dossier) throws NotKept, InterruptedException {
    List<String> ticked = visit.form().all("account");
    List<AccountId> accounts =
        dossier.accounts().stream()
            .map(Account::id)
            .filter(id -> ticked.contains(id.value()))
            .toList();
    told.tell(
        new PersonEvent.AccountsLinked(EventId.random(), dossier.person(), visit.now(), accounts));
    return WebResponse.seeOther("/me");
  }

  private Optional<PersonEvent> event(
      WebRequest visit, Dossier dossier, AccountId account, String what, LocalDate on) {
    PersonId person = dossier.person();
    EventId id = EventId.random();
    return switch (what) {
      case "noticed" ->
          Optional.of(new PersonEvent.NoticeSeen(id, person, visit.now(), account, on));
      case "filed" ->
          Optional.of(
              new PersonEvent.ObjectionFiled(
                  id, person, visit.now(), account, AccountCard.programme(programmes), on, null));
      case "confirmed" ->
          Optional.of(new PersonEvent.ConfirmationSeen(id, person, visit.now(), account, on));
      case "refused" ->
          Optional.of(new PersonEvent.RefusalSeen(id, person, visit.now(), account, on));
      case "complained" ->
          authority(visit, dossier)
              .map(country ->
                  new PersonEvent.ComplaintLodged(id, person, visit.now(), account, on, country));
      case "withdrawn" ->
          Optional.of(new PersonEvent.ObjectionWithdrawn(id, person, visit.now(), account, on));
      default -> Optional.empty();
    };
  }

  private Optional<String> authority(WebRequest visit, Dossier dossier) {
    return visit
        .field("authority")
        .or(() -> Optional.ofNullable(dossier.country()))
        .flatMap(programmes.authorities()::of)
        .map(Authority::country);
  }

  /// The day that was typed, today where none was: not before the programme, not tomorrow.
  private Optional<LocalDate> day(WebRequest visit, Dossier dossier) {
    LocalDate today = voice(visit, dossier).day(visit.now());
    Optional<String> typed = visit.field("on");
    if (typed.isEmpty()) {
      return Optional.of(today);
    }
    try {
      LocalDate day = LocalDate.parse(typed.get());
      return day.isBefore(EARLIEST) || day.isAfter(today) ? Optional.empty() : Optional.of(day);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private WebResponse show(
      WebRequest visit, Dossier dossier, Account account, int status, @Nullable String problem) {
    Voice voice = voice(visit, dossier);
    LocalDate today = voice.day(visit.now());
    View view =
        new View(
            maker(visit, dossier).of(account),
            DEEDS.stream()
                .map(deed -> new Choice(deed, voice.say("account.what." + deed)))
                .toList(),
            visit.field("what").or(() -> visit.asked("what")).orElse(""),
            day(visit, dossier).orElse(today),
            today,
            Countries.of(programmes, voice, dossier.country()),
            problem);
    return press.page(status, visit, voice, "person/AccountPage", view);
  }

  private AccountCard.Maker maker(WebRequest visit, Dossier dossier) {
    return new AccountCard.Maker(programmes, voice(visit, dossier), dossier.country(), visit.now());
  }

  private Voice voice(WebRequest visit, Dossier dossier) {
    return press.voice(visit.language(), dossier.zone());
  }

  private static Optional<Account> find(WebRequest visit, Dossier dossier) {
    return dossier.accounts().stream()
        .filter(account -> account.id().value().equals(visit.name("id")))
        .findFirst();
  }

  static Optional<Platform> platform(WebRequest visit) {
    String word = visit.field("platform").or(() -> visit.asked("platform")).orElse("");
    for (Platform platform : Platform.values()) {
      if (platform.word().equals(word)) {
        return Optional.of(platform);
      }
    }
    return Optional.empty();
  }
}
