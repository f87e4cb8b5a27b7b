package objector.webui.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import objector.address.EmailAddress;
import objector.events.id.AccountId;
import objector.events.id.EventId;
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
import objector.webui.template.Countries;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// One account: what we know of it, and where the person tells what happened.
public final class AccountPage {
  /// @param answering how Meta's question is answered, line by line; empty where none waits
  /// @param what the choice that is made already; empty where none is
  /// @param problem key of what is wrong with the input
  record View(
      AccountCard card,
      List<String> answering,
      List<Choice> choices,
      String what,
      LocalDate on,
      LocalDate today,
      Countries.Choice countries,
      @Nullable String problem) {
    boolean isBadDay() {
      return "account.bad-day".equals(problem);
    }
  }

  record Choice(String word, String label) {}

  record Removal(AccountCard card) {}

  private static final LocalDate EARLIEST = LocalDate.of(2024, 1, 1);
  private static final int LONGEST_HANDLE = 100;

  private final Templates templates;
  private final ErrorPage errors;
  private final Programmes programmes;
  private final ReadYourWrites writes;

  public AccountPage(
      Templates templates, ErrorPage errors, Programmes programmes, ReadYourWrites writes) {
    this.templates = templates;
    this.errors = errors;
    this.programmes = programmes;
    this.writes = writes;
  }

  public WebResponse show(WebRequest request, Dossier dossier) {
    return find(request, dossier)
        .map(account -> show(request, dossier, account, 200, null))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  public WebResponse add(WebRequest request, Dossier dossier) throws NotKept, InterruptedException {
    Optional<Platform> platform = platform(request);
    Optional<String> handle = request.field("handle").filter(h -> h.length() <= LONGEST_HANDLE);
    if (platform.isEmpty() || handle.isEmpty()) {
      return errors.badInput(request);
    }
    if (dossier.accounts().size() >= Dossier.MOST_ACCOUNTS) {
      return errors.accountsFull(request);
    }
    writes.tell(
        new PersonEvent.AccountAdded(
            EventId.random(),
            dossier.person(),
            request.now(),
            AccountId.random(),
            platform.get(),
            handle.get(),
            request
                .field("email")
                .flatMap(EmailAddress::of)
                .map(EmailAddress::toString)
                .orElse(null)));
    return MeLink.done();
  }

  /// The person says what happened, and when.
  public WebResponse tell(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Account> account = find(request, dossier);
    if (account.isEmpty()) {
      return errors.noSuchPage(request);
    }
    String what = request.field("what").orElse("");
    Optional<LocalDate> on = day(request, dossier);
    if (on.isEmpty()) {
      return show(request, dossier, account.get(), 400, "account.bad-day");
    }
    Optional<PersonEvent> event = event(request, dossier, account.get().id(), what, on.get());
    if (event.isEmpty()) {
      return show(request, dossier, account.get(), 400, "account.bad-choice");
    }
    writes.tell(event.get());
    return MeLink.done(event.get().id());
  }

  public WebResponse removalForm(WebRequest request, Dossier dossier) {
    return find(request, dossier)
        .map(account ->
            templates.page(
                200,
                request,
                voice(request, dossier),
                "person/RemovalPage",
                new Removal(maker(request, dossier).of(account))))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  public WebResponse remove(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Account> account = find(request, dossier);
    if (account.isEmpty()) {
      return errors.noSuchPage(request);
    }
    writes.tell(
        new PersonEvent.AccountRemoved(
            EventId.random(), dossier.person(), request.now(), account.get().id()));
    return MeLink.done();
  }

  /// "That was wrong", or "it was right after all": an undo can be undone.
  public WebResponse correct(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Fact> wrong = fact(dossier, request.field("event"), false);
    Optional<Fact> right = fact(dossier, request.field("right"), true);
    if (wrong.isPresent()) {
      writes.tell(
          new PersonEvent.Corrected(
              EventId.random(), dossier.person(), request.now(), wrong.get().id()));
    } else if (right.isPresent()) {
      writes.tell(
          new PersonEvent.Restored(
              EventId.random(), dossier.person(), request.now(), right.get().id()));
    } else {
      return errors.badInput(request);
    }
    return MeLink.done();
  }

  private static Optional<Fact> fact(Dossier dossier, Optional<String> id, boolean undone) {
    return dossier.accounts().stream()
        .flatMap(account -> account.facts().stream())
        .filter(fact -> fact.id().value().equals(id.orElse("")))
        .filter(fact -> fact.undone() == undone && AccountCard.canBeWrong(fact))
        .findFirst();
  }

  /// The account is called differently now.
  public WebResponse rename(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Account> account = find(request, dossier);
    if (account.isEmpty()) {
      return errors.noSuchPage(request);
    }
    Optional<String> handle = request.field("handle").filter(h -> h.length() <= LONGEST_HANDLE);
    if (handle.isEmpty()) {
      return errors.badInput(request);
    }
    writes.tell(
        new PersonEvent.AccountRenamed(
            EventId.random(), dossier.person(), request.now(), account.get().id(), handle.get()));
    return MeLink.done();
  }

  /// The ticked accounts are in one Accounts Centre.
  public WebResponse link(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    List<String> ticked = request.form().all("account");
    List<AccountId> accounts =
        dossier.accounts().stream()
            .map(Account::id)
            .filter(id -> ticked.contains(id.value()))
            .toList();
    writes.tell(
        new PersonEvent.AccountsLinked(
            EventId.random(), dossier.person(), request.now(), accounts));
    return MeLink.done();
  }

  private Optional<PersonEvent> event(
      WebRequest request, Dossier dossier, AccountId account, String what, LocalDate on) {
    ToldDeed.Telling telling =
        new ToldDeed.Telling(
            dossier.person(),
            request.now(),
            account,
            on,
            AccountCard.programme(programmes),
            authority(request, dossier));
    return ToldDeed.of(what).flatMap(deed -> deed.told(EventId.random(), telling));
  }

  private Optional<String> authority(WebRequest request, Dossier dossier) {
    return request
        .field("authority")
        .or(() -> Optional.ofNullable(dossier.country()))
        .flatMap(programmes.authorities()::of)
        .map(Authority::country);
  }

  /// The day that was typed, today where none was: not before the programme, not tomorrow.
  private Optional<LocalDate> day(WebRequest request, Dossier dossier) {
    LocalDate today = voice(request, dossier).day(request.now());
    Optional<String> typed = request.field("on");
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
      WebRequest request, Dossier dossier, Account account, int status, @Nullable String problem) {
    Voice voice = voice(request, dossier);
    LocalDate today = voice.day(request.now());
    AccountCard card = maker(request, dossier).of(account);
    View view =
        new View(
            card,
            card.answering().stream().map(voice::say).toList(),
            Arrays.stream(ToldDeed.values())
                .map(deed -> new Choice(deed.word(), voice.say("account.what." + deed.word())))
                .toList(),
            request.field("what").or(() -> request.asked("what")).orElse(""),
            day(request, dossier).orElse(today),
            today,
            Countries.of(programmes, voice, dossier.country()),
            problem);
    return templates.page(status, request, voice, "person/AccountPage", view);
  }

  private AccountCard.Maker maker(WebRequest request, Dossier dossier) {
    return new AccountCard.Maker(
        programmes, voice(request, dossier), dossier.country(), request.now());
  }

  private Voice voice(WebRequest request, Dossier dossier) {
    return templates.voice(request.language(), dossier.zone());
  }

  private static Optional<Account> find(WebRequest request, Dossier dossier) {
    return dossier.accounts().stream()
        .filter(account -> account.id().value().equals(request.name("id")))
        .findFirst();
  }

  static Optional<Platform> platform(WebRequest request) {
    String word = request.field("platform").or(() -> request.asked("platform")).orElse("");
    for (Platform platform : Platform.values()) {
      if (platform.word().equals(word)) {
        return Optional.of(platform);
      }
    }
    return Optional.empty();
  }
}
