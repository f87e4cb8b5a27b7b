package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import objector.events.id.AccountId;
import objector.events.id.Platform;
import objector.events.id.Preconditions;
import objector.events.person.Objection.AccountName;
import org.jspecify.annotations.Nullable;

/// One account that a person has us follow, and where it stands.
///
/// @param formerly what it was called before: Meta's older mails speak to that
public record Account(
    AccountId id,
    Platform platform,
    String handle,
    @Nullable String email,
    List<AccountId> linked,
    List<Fact> facts,
    Objection standing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerly) {
  private static final int MOST_NAMES = 5;

  /// Always called the same.
  public Account(
      AccountId id,
      Platform platform,
      String handle,
      @Nullable String email,
      List<AccountId> linked,
      List<Fact> facts,
      Objection standing) {
    this(id, platform, handle, email, linked, facts, standing, List.of());
  }

  public Account {
    Preconditions.present(id, "id");
    Preconditions.present(platform, "platform");
    Preconditions.present(handle, "handle");
    linked = Preconditions.list(linked);
    facts = Preconditions.list(facts);
    Preconditions.present(standing, "standing");
    formerly = Preconditions.list(formerly);
  }

  public Account withFacts(List<Fact> known) {
    return new Account(id, platform, handle, email, linked, known, standing, formerly);
  }

  public Account withStanding(Objection now) {
    return new Account(id, platform, handle, email, linked, facts, now, formerly);
  }

  /// The same account, called differently now.
  public Account renamed(String name) {
    if (name.equals(handle)) {
      return this;
    }
    List<String> before = new ArrayList<>(formerly);
    before.remove(name);
    before.addFirst(handle);
    List<String> few = before.subList(0, Math.min(before.size(), MOST_NAMES));
    return new Account(id, platform, name, email, linked, facts, standing, few);
  }

  public Account linkedWith(List<AccountId> others) {
    return new Account(id, platform, handle, email, others, facts, standing, formerly);
  }

  public AccountName name() {
    return new AccountName(platform, handle);
  }
}
