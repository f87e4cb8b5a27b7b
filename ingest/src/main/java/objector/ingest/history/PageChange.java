package objector.ingest.history;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import objector.events.page.LookOutcome;
import objector.events.page.PageTopic;
import objector.ingest.text.PageTopics;

/// What moved between the current version and a text, told in passages and topics.
record PageChange(PageVersion before, CandidateText after) {
  PageLook look(Instant at, LookOutcome outcome, boolean alert, String reason) {
    PassageDiff diff =
        PassageDiff.between(before.page(), before.grams(), after.page(), after.grams());
    PassageDiff.Told told = diff.told(before.page().text(), after.page().text());
    Set<String> linksIn = new TreeSet<>(after.page().formLinks().keySet());
    linksIn.removeAll(before.page().formLinks().keySet());
    Set<String> linksOut = PageMemory.goneLinks(before.page(), after.page());
    return new PageLook(
        at,
        outcome,
        null,
        reason,
        after.page().effective(),
        topics(diff, linksIn, linksOut),
        alert,
        told.added(),
        told.removed(),
        linksIn.stream().filter(after.page()::isObjection).toList(),
        linksOut.stream().filter(before.page()::isObjection).toList(),
        null);
  }

  private List<PageTopic> topics(PassageDiff diff, Set<String> linksIn, Set<String> linksOut) {
    Set<PageTopic> topics = EnumSet.noneOf(PageTopic.class);
    topics.addAll(PageTopics.of(diff.added(), after.page().language()));
    topics.addAll(PageTopics.of(diff.removed(), before.page().language()));
    if (!Objects.equals(before.page().effective(), after.page().effective())) {
      topics.add(PageTopic.DATES);
    }
    if (!linksIn.isEmpty() || !linksOut.isEmpty()) {
      topics.add(PageTopic.CONTACT);
    }
    if (linksIn.stream().anyMatch(after.page()::isObjection)
        || linksOut.stream().anyMatch(before.page()::isObjection)) {
      topics.add(PageTopic.OBJECTION_AND_RIGHTS);
    }
    return topics.isEmpty() ? List.of(PageTopic.OTHER) : List.copyOf(topics);
  }
}
