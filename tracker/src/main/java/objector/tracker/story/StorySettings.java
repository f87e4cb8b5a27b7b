package objector.tracker.story;

import java.time.Instant;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.person.Dossier;
import objector.events.person.MailRhythm;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import org.jspecify.annotations.Nullable;

/// What the person chooses to hear in a story; what a line does not name stays as it was.
record StorySettings(Dossier before) {
  PersonEvent read(StoryFields chosen, EventId id, Instant at) throws StoryFault {
    PageNews news = news(chosen);
    return new PersonEvent.PreferencesChanged(
        id,
        before.person(),
        at,
        chosen.optional("language").orElse(before.language()),
        chosen.optional("zone").orElse(before.zone()),
        chosen.has("country") ? chosen.text("country") : before.country(),
        news,
        before.mailsStopped(),
        chosen.has("digest") ? chosen.word("digest", MailRhythm.values(), MailRhythm::word) : null,
        chosen.has("monthly") ? chosen.flag("monthly", false) : null,
        only(chosen, news));
  }

  private PageNews news(StoryFields chosen) throws StoryFault {
    String news = chosen.optional("news").orElse("");
    return switch (news) {
      case "" -> before.news();
      case "all" -> PageNews.ALL;
      case "ai" -> PageNews.AI_AND_OBJECTION;
      case "page" -> PageNews.ONE_PAGE;
      case "none" -> PageNews.NONE;
      default -> throw chosen.fault("news", "'" + news + "' is none of all, ai, page, none");
    };
  }

  private @Nullable PageId only(StoryFields chosen, PageNews news) throws StoryFault {
    if (!chosen.optional("news").orElse("").equals("page")) {
      return news == PageNews.ONE_PAGE ? before.onlyPage() : null;
    }
    try {
      return new PageId(chosen.text("page"));
    } catch (IllegalArgumentException e) {
      throw chosen.fault("page", "'" + chosen.text("page") + "' names no page");
    }
  }
}
