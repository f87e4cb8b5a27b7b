package objector.events.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// What became of a watched page. Written by ingest only, to `objector.pages`, kept for ever.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface PageEvent {
  EventId id();

  PageId page();

  Instant at();

  /// A text that was not there before.
  ///
  /// @param first nothing to compare with: the baseline, never alerted
  /// @param alert whether subscribers should hear of it
  /// @param capture the page as fetched
  /// @param text the cleaned Markdown
  /// @param effective the printed effective or last-updated date
  /// @param formLinks the objection links that the page carries
  /// @param added,removed the passages that moved, at most 50 of at most 2,000 characters
  /// @param doubted why the text was not believed until it had stayed; null when it was
  @JsonTypeName("version-recorded")
  record VersionRecorded(
      EventId id,
      PageId page,
      Instant at,
      boolean first,
      boolean alert,
      Evidence capture,
      Evidence text,
      int words,
      @Nullable LocalDate effective,
      List<String> formLinks,
      List<String> formLinksAdded,
      List<String> formLinksRemoved,
      List<PageTopic> topics,
      List<String> added,
      List<String> removed,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Blindness doubted)
      implements PageEvent {
    /// Never doubted.
    public VersionRecorded(
        EventId id,
        PageId page,
        Instant at,
        boolean first,
        boolean alert,
        Evidence capture,
        Evidence text,
        int words,
        @Nullable LocalDate effective,
        List<String> formLinks,
        List<String> formLinksAdded,
        List<String> formLinksRemoved,
        List<PageTopic> topics,
        List<String> added,
        List<String> removed) {
      this(
          id,
          page,
          at,
          first,
          alert,
          capture,
          text,
          words,
          effective,
          formLinks,
          formLinksAdded,
          formLinksRemoved,
          topics,
          added,
          removed,
          null);
    }

    public VersionRecorded {
      Preconditions.present(id, "id");
      Preconditions.present(page, "page");
      Preconditions.present(at, "at");
      Preconditions.present(capture, "capture");
      Preconditions.present(text, "text");
      formLinks = Preconditions.list(formLinks);
      formLinksAdded = Preconditions.list(formLinksAdded);
      formLinksRemoved = Preconditions.list(formLinksRemoved);
      topics = Preconditions.list(topics);
      added = Preconditions.list(added);
      removed = Preconditions.list(removed);
    }
  }

  /// Several looks in a row saw no policy.
  ///
  /// @param since the first of them
  @JsonTypeName("page-went-blind")
  record PageWentBlind(EventId id, PageId page, Instant at, Instant since, Blindness reason)
      implements PageEvent {
    public PageWentBlind {
      Preconditions.present(id, "id");
      Preconditions.present(page, "page");
      Preconditions.present(at, "at");
      Preconditions.present(since, "since");
      Preconditions.present(reason, "reason");
    }
  }

  @JsonTypeName("page-sees-again")
  record PageSeesAgain(EventId id, PageId page, Instant at, Instant blindSince)
      implements PageEvent {
    public PageSeesAgain {
      Preconditions.present(id, "id");
      Preconditions.present(page, "page");
      Preconditions.present(at, "at");
      Preconditions.present(blindSince, "blindSince");
    }
  }
}
