package objector.tracker.story;

import java.time.Instant;
import java.time.LocalDate;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.ProgrammeId;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.PersonEvent;
import objector.tracker.objection.DossierRules;
import org.jspecify.annotations.Nullable;

/// What the person says of an account in a story.
///
/// @param dossier as it is before
record StorySaying(PersonId person, @Nullable Dossier dossier) {
  /// Of the day that is said, or of this one.
  PersonEvent read(StoryFields told, EventId id, Instant at, AccountId account) throws StoryFault {
    LocalDate typed = told.optionalDay("on");
    LocalDate on = typed == null ? DossierRules.day(dossier, at) : typed;
    String what = told.text("what");
    return switch (what) {
      case "noticed" -> new PersonEvent.NoticeSeen(id, person, at, account, on);
      case "filed" ->
          new PersonEvent.ObjectionFiled(
              id, person, at, account, new ProgrammeId("meta-ai-training"), on, null);
      case "confirmed" -> new PersonEvent.ConfirmationSeen(id, person, at, account, on);
      case "refused" -> new PersonEvent.RefusalSeen(id, person, at, account, on);
      case "complained" ->
          new PersonEvent.ComplaintLodged(id, person, at, account, on, authority(told));
      case "withdrew" -> new PersonEvent.ObjectionWithdrawn(id, person, at, account, on);
      case "acknowledged" -> step(id, at, account, on, Fact.What.ACKNOWLEDGED);
      case "more-asked" -> step(id, at, account, on, Fact.What.MORE_ASKED);
      case "answered" -> step(id, at, account, on, Fact.What.ANSWERED);
      case "looked" -> step(id, at, account, on, Fact.What.LOOKED);
      case "extended" -> step(id, at, account, on, Fact.What.EXTENDED);
      case "reminded" -> step(id, at, account, on, Fact.What.REMINDED);
      default ->
          throw told.fault(
              "what",
              "'"
                  + what
                  + "' is none of noticed, filed, acknowledged, confirmed, refused, more-asked,"
                  + " answered, looked, extended, complained, withdrew, reminded");
    };
  }

  private PersonEvent step(
      EventId id, Instant at, AccountId account, LocalDate on, Fact.What what) {
    return new PersonEvent.StepTold(id, person, at, account, on, what);
  }

  private String authority(StoryFields told) throws StoryFault {
    String home = dossier == null ? null : dossier.country();
    return told.optional("authority").orElse(home == null ? "IE" : home);
  }
}
