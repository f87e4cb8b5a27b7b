package objector.webui.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import objector.address.AddressFault;
import objector.address.EmailAddress;
import objector.address.NotAnAddress;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.SignInAsked;
import objector.limit.RateLimit;
import objector.programmes.Programmes;
import objector.webui.access.RequestLanguage;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.PersonEvents;
import objector.webui.template.Countries;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody asks to be followed, or to sign in: the same answer whether we know the address or not,
/// as it is nobody's business who is here.
public final class SubscribePage {
  /// @param problem key of what is wrong with the input
  record View(
      boolean signIn,
      String email,
      @Nullable String problem,
      NewsWish.Shown news,
      Countries.Choice countries) {}

  private static final Logger LOG = LoggerFactory.getLogger(SubscribePage.class);

  private final Templates templates;
  private final PersonEvents people;
  private final ReadModel readModel;
  private final LoginAddresses logins;
  private final Programmes programmes;
  private final Executor threads;
  private final RateLimit mails;
  private final AskedPage asked;

  /// @param asked answers who asked
  public SubscribePage(
      Templates templates,
      PersonEvents people,
      ReadModel readModel,
      LoginAddresses logins,
      Programmes programmes,
      Executor threads,
      InstantSource clock,
      AskedPage asked) {
    this.templates = templates;
    this.people = people;
    this.readModel = readModel;
    this.logins = logins;
    this.programmes = programmes;
    this.threads = threads;
    this.mails = new RateLimit(5, Duration.ofHours(1), 20_000, clock);
    this.asked = asked;
  }

  public WebResponse form(WebRequest request) {
    return show(request, 200, false, request.asked("email").orElse(""), null);
  }

  public WebResponse signInForm(WebRequest request) {
    return show(request, 200, true, "", null);
  }

  public WebResponse subscribe(WebRequest request) throws NotKept, InterruptedException {
    SetPace pace = new SetPace();
    String typed = request.field("email").orElse("");
    EmailAddress email;
    try {
      email = EmailAddress.parse(typed);
    } catch (NotAnAddress e) {
      return show(request, 400, false, typed, key(e.fault()));
    }
    LoginHash login = logins.hash(email);
    if (mails.passes(logins.mailbox(email)) && !remind(login, request.now())) {
      people.tell(joined(request, email.toString(), login));
    }
    // Kept before it is answered, and yet answered alike.
    pace.await();
    return asked.answer(request, false, email);
  }

  public WebResponse signIn(WebRequest request) {
    String typed = request.field("email").orElse("");
    EmailAddress email;
    try {
      email = EmailAddress.parse(typed);
    } catch (NotAnAddress e) {
      return show(request, 400, true, typed, key(e.fault()));
    }
    if (mails.passes(logins.mailbox(email))) {
      LoginHash login = logins.hash(email);
      threads.execute(() -> remindUnseen(login, request.now()));
    }
    return asked.answer(request, true, email);
  }

  private static String key(AddressFault fault) {
    return "subscribe.address." + fault.word();
  }

  /// Nobody waits for it: how long an answer takes would tell who is here.
  private void remindUnseen(LoginHash login, Instant now) {
    try {
      remind(login, now);
    } catch (NotKept | ReadModel.NotReady e) {
      LOG.atWarn().setCause(e).log("A link to sign in was asked for and could not be sent");
    }
  }

  /// Sends a link to the address's owner, if it has one.
  private boolean remind(LoginHash login, Instant now) throws NotKept {
    Optional<Dossier> owner = readModel.owner(login).flatMap(readModel::dossier);
    if (owner.isEmpty()) {
      return false;
    }
    people.tell(new SignInAsked(EventId.random(), owner.get().person(), now));
    return true;
  }

  private Joined joined(WebRequest request, String email, LoginHash login) {
    NewsWish news = NewsWish.sent(request, NewsWish.USUAL);
    return new Joined(
        EventId.random(),
        PersonId.random(),
        request.now(),
        email,
        login,
        AddressToken.random(),
        language(request),
        zone(request),
        country(request),
        news.news(),
        news.onlyPage());
  }

  private static String language(WebRequest request) {
    return request
        .field("language")
        .filter(RequestLanguage.ALL::contains)
        .orElse(request.language());
  }

  private static String zone(WebRequest request) {
    return PreferencesForm.zone(request)
        .map(ZoneId::getId)
        .orElse(PreferencesForm.usualZone(language(request)));
  }

  private @Nullable String country(WebRequest request) {
    return PreferencesForm.country(request, programmes).orElse(null);
  }

  private WebResponse show(
      WebRequest request, int status, boolean signIn, String email, @Nullable String problem) {
    Voice voice = templates.voice(request.language(), "UTC");
    View view =
        new View(
            signIn,
            email,
            problem,
            NewsWish.sent(request, NewsWish.USUAL).shown(voice, programmes),
            Countries.of(programmes, voice, country(request)));
    return templates
        .page(status, request, "subscription/SubscribePage", view)
        .with("Cache-Control", "no-store");
  }
}
