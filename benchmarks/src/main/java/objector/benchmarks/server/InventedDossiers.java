package objector.benchmarks.server;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.PageNews;
import objector.events.person.Proof;

/// Dossiers of people who do not exist.
public final class InventedDossiers {
  private InventedDossiers() {}

  /// One who has two confirmed accounts and an address, and reads English.
  static Dossier confirmed(PersonId person, int number) {
    return confirmed(person, number, "en");
  }

  /// The same, in a language of theirs.
  public static Dossier confirmed(PersonId person, int number, String language) {
    Instant now = Instant.parse("2026-11-28T09:00:00Z");
    List<Account> accounts = new ArrayList<>();
    for (Platform platform : List.of(Platform.FACEBOOK, Platform.INSTAGRAM)) {
      accounts.add(
          new Account(
              AccountId.random(),
              platform,
              "person." + number,
              null,
              List.of(),
              Stream.of(Fact.What.ACCOUNT_ADDED, Fact.What.FILED, Fact.What.CONFIRMED)
                  .map(what -> fact(what, now))
                  .toList(),
              new Objection.Confirmed(
                  null, LocalDate.of(2025, 5, 3), Proof.VERIFIED_MAIL, null, null, false)));
    }
    return new Dossier(
        person,
        now,
        "person." + number + "@example.org",
        new LoginHash("%064x".formatted(number)),
        AddressToken.random(),
        language,
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
        false);
  }

  private static Fact fact(Fact.What what, Instant now) {
    return new Fact(
        EventId.random(),
        now,
        LocalDate.of(2026, 11, 5),
        what,
        Proof.PERSON_SAYS,
        null,
        null,
        false,
        false);
  }
}
