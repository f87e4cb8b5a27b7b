package objector.webui.history;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import objector.events.id.PageId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.webui.readmodel.ReadModel;

/// The recorded texts of a page.
public record PageVersions(ReadModel readModel) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  /// Oldest first; none for what cannot be a page's name.
  List<VersionRecorded> of(String page) {
    if (!ID.matcher(page).matches()) {
      return List.of();
    }
    return readModel.history(new PageId(page)).stream()
        .filter(VersionRecorded.class::isInstance)
        .map(VersionRecorded.class::cast)
        .toList();
  }

  Optional<VersionRecorded> find(String page, String id) {
    return of(page).stream().filter(version -> version.id().value().equals(id)).findFirst();
  }

  /// Its permanent address.
  public static String link(VersionRecorded version) {
    return "/pages/" + version.page() + "/versions/" + version.id();
  }

  static String comparison(VersionRecorded from, VersionRecorded to) {
    return "/pages/" + to.page() + "/compare?from=" + from.id() + "&to=" + to.id();
  }
}
