package objector.webui.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.wording.Voice;

/// An account that nobody has: shows on the public page what one gets, in the very words of a
/// person's own page.
public final class SampleAccount {
  private static final LocalDate NOTICE = LocalDate.of(2025, 4, 14);
  private static final LocalDate FILED = LocalDate.of(2025, 5, 3);

  private SampleAccount() {}

  public static AccountCard card(Programmes programmes, Voice voice, Instant now) {
    Account account =
        new Account(
            AccountId.random(),
            Platform.INSTAGRAM,
            "@anna.b",
            null,
            List.of(),
            List.of(
                fact(Fact.What.NOTICE, Proof.VERIFIED_MAIL, NOTICE),
                fact(Fact.What.FILED, Proof.PERSON_SAYS, FILED),
                fact(Fact.What.CONFIRMED, Proof.VERIFIED_MAIL, FILED)),
            new Objection.Confirmed(null, FILED, Proof.VERIFIED_MAIL, null, null, false));
    return new AccountCard.Maker(programmes, voice, null, now).of(account);
  }

  private static Fact fact(Fact.What what, Proof proof, LocalDate on) {
    return new Fact(
        EventId.random(),
        on.atStartOfDay(ZoneOffset.UTC).toInstant(),
        on,
        what,
        proof,
        null,
        null,
        false,
        false);
  }
}
