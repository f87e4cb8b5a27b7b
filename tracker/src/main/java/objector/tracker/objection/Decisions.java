package objector.tracker.objection;

import java.time.Instant;
import java.util.List;
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
  /// What a person tells or does.
  ///
  /// @param passed the news of pages that passed the person before this event came
  DossierDecision told(
      @Nullable Dossier dossier, PersonEvent event, PassedNews passed, Instant now);

  /// Where no news passed anybody.
  default DossierDecision told(@Nullable Dossier dossier, PersonEvent event, Instant now) {
    return told(dossier, event, PassedNews.NONE, now);
  }

  DossierDecision mailed(@Nullable Dossier dossier, MailEvent event, Instant now);

  DossierDecision claimed(@Nullable Dossier dossier, Claim.Result result, Instant now);

  DossierDecision pageChanged(Dossier dossier, PageEvent event, Instant now);

  /// Whom a page event may concern, as [PageAudience#of] says of people; null: everybody. Nothing
  /// follows for others but those who read of that one page, so they need not be asked.
  default @Nullable String audience(PageEvent event) {
    return null;
  }

  DossierDecision due(@Nullable Dossier dossier, Deadline deadline, Instant now);

  /// The news of pages that have passed a person by: their turn to hear of them was before what
  /// they did reached us. Asked only for what begins something, see [PageNewsRules#missed].
  @FunctionalInterface
  interface PassedNews {
    PassedNews NONE = _ -> List.of();

    /// Those that are later than a moment by the times that events name, in that order, each once.
    List<PageEvent> since(Instant named);
  }
}
