package objector.events.group;

import java.time.Instant;
import objector.events.id.GroupId;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;

/// A group, as it stands in the dossier of somebody who joined it.
///
/// @param name as it was when they joined
/// @param lead in whose dossier the group stands; when it no longer does, there is no group
public record GroupJoined(GroupId group, String name, PersonId lead, Instant since) {
  /// More are not joined by one person.
  public static final int MOST = 10;

  public GroupJoined {
    Preconditions.present(group, "group");
    Preconditions.present(name, "name");
    Preconditions.present(lead, "lead");
    Preconditions.present(since, "since");
  }
}
