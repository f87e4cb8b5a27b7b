package objector.benchmarks.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.BrowserSession;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.PageNews;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// Somebody invented, who is signed in and looks at their page.
///
/// @param session by which they are signed in
record OpenPage(Dossier dossier, EventId session) {
  private static final LocalDate CONFIRMED = LocalDate.of(2025, 5, 3);
  private static final PageId PAGE = new PageId("meta-privacy-policy-en");

  static OpenPage invented(int number) {
    Instant now = Clock.systemUTC().instant();
    List<Account> accounts = new ArrayList<>();
    for (Platform platform : List.of(Platform.FACEBOOK, Platform.INSTAGRAM)) {
      List<Fact> facts =
          List.of(
              fact(Fact.What.ACCOUNT_ADDED, now, null),
              fact(Fact.What.FILED, now, null),
              fact(Fact.What.CONFIRMED, now, null));
      accounts.add(
          new Account(
              AccountId.random(), platform, "person." + number, null, List.of(), facts, settled()));
    }
    EventId session = EventId.random();
    DossierFields fields =
        new DossierFields(
            new Dossier(
                PersonId.random(),
                now,
                "person." + number + "@example.org",
                new LoginHash("%064x".formatted(number)),
                AddressToken.random(),
                number % 2 == 0 ? "en" : "fr",
                "Europe/Brussels",
                "BE",
                PageNews.AI_AND_OBJECTION,
                now,
                true,
                false,
                0,
                Map.of(),
                accounts,
                List.of(),
                List.of(),
                Map.of(Topics.PEOPLE.name(), (long) number),
                false));
    // Seen today: no visit tells anything.
    fields.sessions.add(
        new BrowserSession(
            session, now.minus(Duration.ofDays(1)), LocalDate.of(2099, 1, 1), "Chrome"));
    return new OpenPage(fields.toDossier(), session);
  }

  /// As it stands after the page changed so many times.
  Dossier after(int changes) {
    if (changes == 0) {
      return dossier;
    }
    Instant now = Clock.systemUTC().instant();
    DossierFields fields = new DossierFields(dossier);
    fields.accounts.replaceAll(account -> {
      List<Fact> facts = new ArrayList<>(account.facts());
      for (int i = 0; i < changes; i++) {
        facts.add(fact(Fact.What.PAGE_CHANGED, now, PAGE.value()));
      }
      return new Account(
          account.id(),
          account.platform(),
          account.handle(),
          null,
          List.of(),
          facts,
          new Objection.Recheck(settled(), LocalDate.of(2026, 11, 1 + changes % 28), PAGE));
    });
    return fields.toDossier();
  }

  private static Objection settled() {
    return new Objection.Confirmed(null, CONFIRMED, Proof.VERIFIED_MAIL, null, null, false);
  }

  private static Fact fact(Fact.What what, Instant told, @Nullable String detail) {
    return new Fact(
        EventId.random(),
        told,
        LocalDate.of(2026, 11, 5),
        what,
        Proof.PERSON_SAYS,
        null,
        detail,
        false,
        false);
  }
}
