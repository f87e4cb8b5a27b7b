package objector.events.group;

import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.id.Preconditions;

/// A group, as it stands in the dossier of whoever leads it.
///
/// @param name as its people know it
/// @param link what made the invitation that works: an earlier one does not
public record GroupLed(GroupId group, String name, Instant since, EventId link) {
  /// More are not led by one person.
  public static final int MOST = 5;

  public GroupLed {
    Preconditions.present(group, "group");
    Preconditions.present(name, "name");
    Preconditions.present(since, "since");
    Preconditions.present(link, "link");
  }

  /// The same, with a new invitation.
  public GroupLed inviting(EventId by) {
    return new GroupLed(group, name, since, by);
  }
}
