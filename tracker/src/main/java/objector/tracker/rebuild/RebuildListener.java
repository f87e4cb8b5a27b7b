package objector.tracker.rebuild;

import java.util.List;
import objector.events.id.PersonId;
import org.jspecify.annotations.Nullable;

/// Hears how a rebuild gets on.
public interface RebuildListener {
  /// It got so far.
  ///
  /// @param step what is being done, in words
  /// @param percent of the whole
  void at(String step, int percent);

  /// A dossier that comes out otherwise.
  void changed(PersonId person, List<Moved> accounts);

  /// An account that stands otherwise.
  ///
  /// @param was its state in a word; null: it was not followed
  /// @param is null: it is not followed any more
  record Moved(String account, @Nullable String was, @Nullable String is) {}
}
