package objector.webui.complaint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Objection.Filing;
import objector.programmes.Authority;
import objector.programmes.Authority.Land;
import objector.programmes.Programmes;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Writes the two letters in one language: to Meta, and to the authority of where the person lives.
/// What it tells of dates is by the person's own count, and what it asks is what the law there
/// knows.
///
/// @param today the letter's day
record LetterComposer(
    Programmes programmes,
    Voice voice,
    LetterLaw law,
    Optional<Authority> authority,
    LocalDate today) {
  Draft write(
      LetterAdvice.Kind kind,
      Account account,
      Dossier dossier,
      Filing filing,
      LetterSender sender) {
    Map<String, Object> all = new HashMap<>();
    all.put("law", law.nameKey().isEmpty() ? "" : voice.say(law.nameKey()));
    all.put("controller", programmes.metaAiTraining().controller());
    all.put("platform", account.platform());
    all.put("handle", account.handle());
    all.put("email", account.email() == null ? dossier.email() : account.email());
    all.put("on", filing.on());
    all.put("deadline", today.plusDays(law.patience()));
    Land land = authority.flatMap(known -> known.land(sender.land())).orElse(null);
    all.put("authority", office(land));
    all.put("country", country(dossier, land));
    return kind == LetterAdvice.Kind.REMINDER
        ? reminder(all, account, sender, dossier)
        : complaint(all, account, filing, sender, dossier, land);
  }

  private Draft reminder(
      Map<String, Object> all, Account account, LetterSender sender, Dossier dossier) {
    List<String> text = new ArrayList<>();
    String subject;
    if (law == LetterLaw.FADP) {
      subject = voice.say("swiss.subject", all);
      text.add(voice.say("swiss.objected", all));
      text.add(voice.say("write.account", all));
      text.add(voice.say("swiss.ask", all));
      text.add(voice.say("swiss.else", all));
    } else {
      Due due = due(account.standing());
      all.put("due", due == null ? today : due.on());
      subject = voice.say("reminder.subject", all);
      text.add(voice.say("write.objected", all));
      text.add(voice.say("write.account", all));
      if (due != null) {
        text.add(voice.say("reminder.due", all));
      }
      text.add(voice.say("reminder.ask", all));
      text.add(voice.say("reminder.restrict", all));
      if (law == LetterLaw.UK) {
        text.add(voice.say("reminder.uk", all));
      }
      text.add(voice.say("reminder.else", all));
    }
    if (!sender.caseNumber().isEmpty()) {
      text.addFirst(voice.say("reminder.case", Map.of("case", sender.caseNumber())));
    }
    return draft(
        sender,
        dossier,
        programmes.metaAiTraining().address(),
        subject,
        text,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private Draft complaint(
      Map<String, Object> all,
      Account account,
      Filing filing,
      LetterSender sender,
      Dossier dossier,
      @Nullable Land land) {
    boolean refused = isRefused(account.standing());
    Due due = refused || law == LetterLaw.FADP ? null : due(account.standing());
    LetterFacts facts = new LetterFacts(programmes, voice);
    List<LetterFacts.Happened> happened =
        new ArrayList<>(facts.of(account, filing, due, String.valueOf(all.get("law"))));
    if (!refused) {
      happened.add(facts.happened(today, voice.say("write.none"), null));
    }
    List<String> opening = new ArrayList<>();
    List<String> ask = new ArrayList<>();
    String subject;
    if (law == LetterLaw.FADP) {
      subject = voice.say("swiss.report.subject", all);
      opening.add(voice.say("write.account", all));
      ask.add(voice.say("swiss.report.ask", all));
    } else {
      subject = voice.say(refused ? "complaint.subject.refused" : "complaint.subject.silent", all);
      opening.add(voice.say("complaint.residence", all));
      lead(land).ifPresent(opening::add);
      opening.add(voice.say("write.objected", all));
      opening.add(voice.say("write.account", all));
      ask.add(voice.say(refused ? "complaint.ask.refusal" : "complaint.ask.find", all));
      ask.add(voice.say("complaint.ask.order", all));
      ask.add(voice.say("complaint.ask.restrict", all));
      boolean uk = law == LetterLaw.UK;
      ask.add(voice.say(uk ? "complaint.ask.inform.uk" : "complaint.ask.inform", all));
    }
    List<String> enclosures = new ArrayList<>(facts.enclosures(account));
    enclosures.add(voice.say("write.enclosure.pack"));
    return draft(
        sender,
        dossier,
        List.of(String.valueOf(all.get("authority"))),
        subject,
        opening,
        happened,
        ask,
        List.of(),
        enclosures);
  }

  private Draft draft(
      LetterSender sender,
      Dossier dossier,
      List<String> to,
      String subject,
      List<String> opening,
      List<LetterFacts.Happened> happened,
      List<String> ask,
      List<String> end,
      List<String> enclosures) {
    String day = voice.date(today);
    return new Draft(
        voice.language(),
        sender.name().isEmpty() ? null : sender.name(),
        sender.address().isEmpty() ? null : sender.address(),
        dossier.email(),
        to,
        sender.city().isEmpty() ? day : sender.city() + ", " + day,
        voice.say("write.subject", Map.of("subject", subject)),
        voice.say("write.greeting"),
        opening,
        voice.say("write.facts"),
        happened,
        voice.say("write.ask"),
        ask,
        end,
        voice.say("write.closing"),
        voice.say("write.enclosures"),
        enclosures);
  }

  /// Only in the Union and the EEA one authority leads.
  private Optional<String> lead(@Nullable Land land) {
    Authority leading = programmes.authorities().leading();
    boolean isIt = authority.isPresent() && authority.get().country().equals(leading.country());
    return law != LetterLaw.GDPR || (isIt && land == null)
        ? Optional.empty()
        : Optional.of(
            voice.say("complaint.lead", Map.of("authority", leading.nameIn(voice.language()))));
  }

  private String office(@Nullable Land land) {
    return land != null
        ? land.name()
        : authority
            .map(known -> known.nameIn(voice.language()))
            .orElseGet(() -> voice.say("authority.competent"));
  }

  private String country(Dossier dossier, @Nullable Land land) {
    String code = dossier.country();
    String name = code == null ? "" : Locale.of("", code).getDisplayCountry(voice.locale());
    return land == null ? name : land.land() + ", " + name;
  }

  private static boolean isRefused(Objection standing) {
    return switch (standing) {
      case Objection.Refused _ -> true;
      case Objection.Recheck recheck -> isRefused(recheck.before());
      case Objection.Complained complained -> isRefused(complained.before());
      case Objection.CodeAsked code -> isRefused(code.before());
      default -> false;
    };
  }

  private static @Nullable Due due(Objection standing) {
    return switch (standing) {
      case Objection.Filed filed -> filed.due();
      case Objection.Extended extended -> extended.due();
      case Objection.Overdue overdue -> overdue.due();
      case Objection.Recheck recheck -> due(recheck.before());
      case Objection.Complained complained -> due(complained.before());
      case Objection.CodeAsked code -> due(code.before());
      default -> null;
    };
  }
}
