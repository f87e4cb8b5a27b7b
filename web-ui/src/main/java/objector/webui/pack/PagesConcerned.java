package objector.webui.pack;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection.Filing;

/// Which recorded pages belong to an objection: those in the person's language as they stood when
/// it was made, and the changes that its timeline names.
public final class PagesConcerned {
  private static final int MOST = 12;

  private PagesConcerned() {}

  /// Some versions, oldest first.
  ///
  /// @param histories of pages in one language, each oldest first
  public static List<VersionRecorded> of(
      Account account, Map<PageId, List<PageEvent>> histories, ZoneId zone) {
    Map<EventId, VersionRecorded> found = new LinkedHashMap<>();
    Filing filing = account.standing().filing();
    Set<EventId> named =
        account.facts().stream()
            .filter(fact -> fact.what() == Fact.What.PAGE_CHANGED)
            .map(Fact::id)
            .collect(Collectors.toSet());
    for (List<PageEvent> history : histories.values()) {
      VersionRecorded standing = null;
      for (PageEvent event : history) {
        if (!(event instanceof VersionRecorded version)) {
          continue;
        }
        if (filing != null && !version.at().isAfter(end(filing, zone))) {
          standing = version;
        }
        if (named.contains(version.id())) {
          found.put(version.id(), version);
        }
      }
      if (standing != null) {
        found.put(standing.id(), standing);
      }
    }
    List<VersionRecorded> all = new ArrayList<>(found.values());
    all.sort(java.util.Comparator.comparing(VersionRecorded::at));
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static Instant end(Filing filing, ZoneId zone) {
    return filing.on().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
