package objector.webui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import objector.events.AddressToken;
import objector.events.Dossier;
import objector.events.EventId;
import objector.events.LoginHash;
import objector.events.PageNews;
import objector.events.PersonEvent.Joined;
import objector.events.PersonEvent.SignInAsked;
import objector.events.PersonId;
import objector.programmes.Programmes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody asks to be followed, or to sign in: the same answer whether we know the address or not,
/// as it is nobody's business who is here.
final class SubscribePage {
  /// @param problem key of what is wrong with the input
  record View(
      boolean signIn,
      boolean asked,
      String email,
      @Nullable String problem,
      PageNews news,
      Countries.Choice countries) {}

  private static final Logger LOG = LoggerFactory.getLogger(SubscribePage.class);

  private final Press press;
  private final People people;
  private final Shelf shelf;
  private final Logins logins;
  private final Programmes programmes;
  private final Executor threads;
  private final RateLimit mails = new RateLimit(5, Duration.ofHours(1), 20_000);

  SubscribePage(
      Press press,
      People people,
      Shelf shelf,
      Logins logins,
      Programmes programmes,
      Executor threads) {
    this.press = press;
    this.people = people;
    this.shelf = shelf;
    this.logins = logins;
    this.programmes = programmes;
    this.threads = threads;
  }

  Answer form(Visit visit) {
    return show(visit, 200, false, false, visit.asked("email").orElse(""), null);
  }

  Answer signInForm(Visit visit) {
    return show(visit, 200, true, false, "", null);
  }

  Answer subscribe(Visit visit) throws NotKept {
    Optional<String> email = Logins.address(visit.field("email").orElse(null));
    if (email.isEmpty()) {
      return show(
          visit, 400, false, false, visit.field("email").orElse(""), "subscribe.not-an-address");
    }
    LoginHash login = logins.hash(email.get());
    if (mails.passes(login.value(), visit.now()) && !remind(login, visit.now())) {
      people.tell(joined(visit, email.get(), login));
    }
    return show(visit, 200, false, true, email.get(), null);
  }

  Answer signIn(Visit visit) {
    Optional<String> email = Logins.address(visit.field("email").orElse(null));
    if (email.isEmpty()) {
      return show(
          visit, 400, true, false, visit.field("email").orElse(""), "subscribe.not-an-address");
    }
    LoginHash login = logins.hash(email.get());
    if (mails.passes(login.value(), visit.now())) {
      threads.execute(() -> remindUnseen(login, visit.now()));
    }
    return show(visit, 200, true, true, email.get(), null);
  }

  /// Nobody waits for it: how long an answer takes would tell who is here.
  private void remindUnseen(LoginHash login, Instant now) {
    try {
      remind(login, now);
    } catch (NotKept | Shelf.NotReady e) {
      LOG.atWarn().setCause(e).log("A link to sign in was asked for and could not be sent");
    }
  }

  /// Sends a link to the address's owner, if it has one.
  private boolean remind(LoginHash login, Instant now) throws NotKept {
    Optional<Dossier> owner = shelf.owner(login).flatMap(shelf::dossier);
    if (owner.isEmpty()) {
      return false;
    }
    people.tell(new SignInAsked(EventId.random(), owner.get().person(), now));
    return true;
  }

  private Joined joined(Visit visit, String email, LoginHash login) {
    return new Joined(
        EventId.random(),
        PersonId.random(),
        visit.now(),
        email,
        login,
        AddressToken.random(),
        language(visit),
        zone(visit),
        country(visit),
        Preferences.news(visit).orElse(PageNews.AI_AND_OBJECTION));
  }

  private static String language(Visit visit) {
    return visit.field("language").filter(Languages.ALL::contains).orElse(visit.language());
  }

  private static String zone(Visit visit) {
    return Preferences.zone(visit)
        .map(ZoneId::getId)
        .orElse(Preferences.usualZone(language(visit)));
  }

  private @Nullable String country(Visit visit) {
    return Preferences.country(visit, programmes).orElse(null);
  }

  private Answer show(
      Visit visit,
      int status,
      boolean signIn,
      boolean asked,
      String email,
      @Nullable String problem) {
    View view =
        new View(
            signIn,
            asked,
            email,
            problem,
            Preferences.news(visit).orElse(PageNews.AI_AND_OBJECTION),
            Countries.of(programmes, press.voice(visit.language(), "UTC"), country(visit)));
    return press.page(status, visit, "SubscribePage", view).with("Cache-Control", "no-store");
  }
}
