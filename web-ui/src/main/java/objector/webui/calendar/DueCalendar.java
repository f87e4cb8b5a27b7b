package objector.webui.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.webui.calendar.ICalendar.DueDay;
import objector.webui.person.AccountCard;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.DueDateWords;
import objector.wording.sentence.SpokenDue;

/// A person's due dates. An account has one at a time, but for a complaint with a new objection
/// beside it; what is settled has none, and leaves the calendar by itself.
public final class DueCalendar {
  private DueCalendar() {}

  /// The calendar as it is now.
  ///
  /// @param site where the pages are; its host makes the names of events unique
  public static byte[] of(Dossier dossier, Voice voice, URI site) {
    List<DueDay> days = new ArrayList<>();
    for (Account account : dossier.accounts()) {
      Due due = AccountCard.Maker.due(account.standing());
      if (due != null) {
        boolean byAuthority = isByAuthority(account.standing());
        days.add(day(dossier, account, due, byAuthority, voice, site));
      }
      Due again =
          account.standing() instanceof Objection.Complained complained
              ? SpokenDue.ofNewObjection(complained)
              : null;
      if (again != null) {
        days.add(day(dossier, account, again, false, voice, site));
      }
    }
    return ICalendar.of(voice.say("ways.calendar.title"), voice.language(), days);
  }

  private static DueDay day(
      Dossier dossier, Account account, Due due, boolean byAuthority, Voice voice, URI site) {
    String name = AccountSentence.name(voice, account.name());
    String summary =
        voice.say(byAuthority ? "way.due.authority" : "way.due", Map.of("account", name));
    return new DueDay(
        account.id() + (byAuthority ? "-authority@" : "-meta@") + site.getHost(),
        sequence(dossier),
        told(dossier, account),
        due.on(),
        Isolated.bare(summary),
        Isolated.bare(new DueDateWords(voice).paragraph(due)),
        site.resolve("/me/accounts/" + account.id()).toString());
  }

  private static boolean isByAuthority(Objection standing) {
    return switch (standing) {
      case Objection.Complained _ -> true;
      case Objection.Recheck recheck -> isByAuthority(recheck.before());
      default -> false;
    };
  }

  /// Of all that moves a due date, each thing has an offset of its own in a topic: their sum rises
  /// with each, and is the same as long as nothing came.
  private static int sequence(Dossier dossier) {
    long sum = dossier.applied().values().stream().mapToLong(Long::longValue).sum();
    return Math.clamp(sum, 0, Integer.MAX_VALUE);
  }

  private static Instant told(Dossier dossier, Account account) {
    return account.facts().stream()
        .map(Fact::told)
        .max(Comparator.naturalOrder())
        .orElse(dossier.joined());
  }
}
