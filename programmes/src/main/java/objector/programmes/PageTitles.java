package objector.programmes;

import java.util.Optional;

/// What pages are called that no programme has: those that whoever runs this declared. For several
/// threads at once.
@FunctionalInterface
public interface PageTitles {
  /// The title for a reader of that language, or in whatever language there is one.
  Optional<String> title(String page, String reader);
}
