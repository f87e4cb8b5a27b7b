package objector.tracker.story;

import java.time.Instant;
import java.util.List;
import objector.events.person.Account;
import objector.events.person.Dossier;
import org.jspecify.annotations.Nullable;

/// What a line of a story led to.
///
/// @param line counted from one, with comments and empty lines
/// @param dossier null: there is none, or no more
/// @param held ids of the mails that wait for a decision, the newest first
/// @param alerts those since the line before
public record Played(
    int line,
    Instant at,
    @Nullable Dossier dossier,
    List<Followed> accounts,
    List<String> held,
    List<Told> alerts) {
  public Played {
    accounts = List.copyOf(accounts);
    held = List.copyOf(held);
    alerts = List.copyOf(alerts);
  }

  /// An account, by its name in the story.
  public record Followed(String id, Account account) {
    /// The state in a word, as it is written in events.
    public String state() {
      return account.standing().word();
    }
  }

  /// An alert, in words.
  ///
  /// @param account its name in the story; null: concerns none, or several
  public record Told(String matter, @Nullable String account, Instant at) {}
}
