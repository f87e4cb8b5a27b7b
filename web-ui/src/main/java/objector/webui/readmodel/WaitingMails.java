package objector.webui.readmodel;

import java.util.List;
import java.util.Optional;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;

/// The mails that wait for their person and that the dossier has no room for, read from where all
/// mails are kept.
@FunctionalInterface
public interface WaitingMails {
  /// The newest first; empty when they cannot be had now.
  Optional<List<HeldMail>> beyond(Dossier dossier);
}
