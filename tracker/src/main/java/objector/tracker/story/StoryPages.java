package objector.tracker.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import org.jspecify.annotations.Nullable;

/// A story's pages, as ingest would have looked at them.
final class StoryPages {
  private final Map<PageId, Instant> blindSince = new HashMap<>();

  StoryStep read(String verb, StoryFields fields, Instant at) throws StoryFault {
    PageId page = fields.read("id", fields.text("id"), PageId::new, "not the id of a page");
    EventId id = EventId.of("story-" + verb, page, at);
    @Nullable String language = fields.optional("language").orElse(null);
    PageEvent event =
        switch (verb) {
          case "page" -> changed(fields.only("id", "topics", "language"), id, page, at);
          case "blind" -> {
            fields.only("id", "language", "reason");
            Blindness reason =
                fields.has("reason")
                    ? fields.word("reason", Blindness.values(), Blindness::word)
                    : Blindness.UNREACHABLE;
            blindSince.putIfAbsent(page, at);
            yield new PageWentBlind(id, page, at, at, reason);
          }
          default -> {
            fields.only("id", "language");
            Instant since = blindSince.remove(page);
            yield new PageSeesAgain(id, page, at, since == null ? at : since);
          }
        };
    return new StoryStep(List.of(new StoryStep.Paged(event, language)));
  }

  private static PageEvent changed(StoryFields fields, EventId id, PageId page, Instant at)
      throws StoryFault {
    List<PageTopic> topics = new ArrayList<>();
    for (String word : fields.texts("topics")) {
      topics.add(topic(fields, word));
    }
    String sha = Evidence.sha256(id.value().getBytes(StandardCharsets.UTF_8));
    Evidence text = new Evidence(EvidenceId.of(page, sha), 0, 0, sha, 1_000);
    return new VersionRecorded(
        id,
        page,
        at,
        false,
        true,
        text,
        text,
        1_000,
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        List.of(),
        List.of(),
        List.of(),
        topics,
        List.of(),
        List.of());
  }

  private static PageTopic topic(StoryFields fields, String word) throws StoryFault {
    for (PageTopic topic : PageTopic.values()) {
      if (topic.word().equals(word)) {
        return topic;
      }
    }
    throw fields.fault("topics", "'" + word + "' is no topic");
  }
}
