package objector.webui.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import objector.events.id.PageId;
import objector.events.page.PageEvent.VersionRecorded;
import objector.webui.readmodel.ReadModel;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

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

  /// What a version is called: its day, and its time where another is of the same day.
  static String name(VersionRecorded version, List<VersionRecorded> all, Voice voice) {
    String time = time(version, all, voice);
    LocalDate day = voice.day(version.at());
    return time == null
        ? voice.date(day)
        : voice.say("page.blind.since", Map.of("date", day, "time", time));
  }

  /// Its time, where another is of the same day; else null.
  static @Nullable String time(VersionRecorded version, List<VersionRecorded> all, Voice voice) {
    LocalDate day = voice.day(version.at());
    boolean alone = all.stream().filter(v -> voice.day(v.at()).equals(day)).count() < 2;
    return alone ? null : voice.time(version.at());
  }

  /// Its permanent address.
  public static String link(VersionRecorded version) {
    return "/pages/" + version.page() + "/versions/" + version.id();
  }

  static String comparison(VersionRecorded from, VersionRecorded to) {
    return "/pages/" + to.page() + "/compare?from=" + from.id() + "&to=" + to.id();
  }
}
