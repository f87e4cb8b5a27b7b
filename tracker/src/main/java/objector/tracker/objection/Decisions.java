package objector.tracker.objection;

import java.time.Instant;
import objector.events.mail.MailEvent;
import objector.events.page.PageEvent;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent;
import objector.tracker.clock.Deadline;
import org.jspecify.annotations.Nullable;

/// What an event means for a person, as of a moment. Only [DossierRules] decides it; a test may
/// decide to fail.
public interface Decisions {
  DossierDecision told(@Nullable Dossier dossier, PersonEvent event, Instant now);

  DossierDecision mailed(@Nullable Dossier dossier, MailEvent event, Instant now);

  DossierDecision claimed(@Nullable Dossier dossier, Claim.Result result, Instant now);

  DossierDecision pageChanged(Dossier dossier, PageEvent event, Instant now);

  /// Whom a page event may concern, as [PageAudience#of] says of people; null: everybody. Nothing
  /// follows for others but those who read of that one page, so they need not be asked.
  default @Nullable String audience(PageEvent event) {
    return null;
  }

  DossierDecision due(@Nullable Dossier dossier, Deadline deadline, Instant now);
}
