package objector.tracker.story;

import java.util.List;
import objector.events.mail.MailEvent;
import objector.events.page.PageEvent;
import objector.events.person.PersonEvent;
import org.jspecify.annotations.Nullable;

/// What a line brings, as the tracker's sources would bring it.
record StoryStep(List<Event> events) {

  static StoryStep nothing() {
    return new StoryStep(List.of());
  }

  static StoryStep told(PersonEvent event) {
    return new StoryStep(List.of(new Told(event)));
  }

  /// One record of a source topic.
  sealed interface Event {}

  record Told(PersonEvent event) implements Event {}

  record Mailed(MailEvent event) implements Event {}

  /// @param language of the page; null: as the programme knows it
  record Paged(PageEvent event, @Nullable String language) implements Event {}
}
