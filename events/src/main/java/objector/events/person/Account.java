package objector.events.person;

import java.util.List;
import objector.events.id.AccountId;
import objector.events.id.Platform;
import objector.events.id.Preconditions;
import objector.events.person.Objection.AccountName;
import org.jspecify.annotations.Nullable;

/// One account that a person has us follow, and where it stands.
public record Account(
    AccountId id,
    Platform platform,
    String handle,
    @Nullable String email,
    List<AccountId> linked,
    List<Fact> facts,
    Objection standing) {
  public Account {
    Preconditions.present(id, "id");
    Preconditions.present(platform, "platform");
    Preconditions.present(handle, "handle");
    linked = Preconditions.list(linked);
    facts = Preconditions.list(facts);
    Preconditions.present(standing, "standing");
  }

  public AccountName name() {
    return new AccountName(platform, handle);
  }
}
