package objector.events;

import java.util.List;
import objector.events.Objection.AccountName;
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
    Check.present(id, "id");
    Check.present(platform, "platform");
    Check.present(handle, "handle");
    linked = Check.list(linked);
    facts = Check.list(facts);
    Check.present(standing, "standing");
  }

  public AccountName name() {
    return new AccountName(platform, handle);
  }
}
