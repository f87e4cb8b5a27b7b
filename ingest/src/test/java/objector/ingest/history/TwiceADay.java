package objector.ingest.history;

import static objector.ingest.extract.SamplePages.MONDAY;
import static objector.ingest.extract.SamplePages.PARROT;
import static objector.ingest.extract.SamplePages.parrotWith;
import static objector.ingest.extract.SamplePages.read;

import java.time.Duration;
import java.time.Instant;
import objector.ingest.extract.PageRules;

/// A page that is looked at every twelve hours, and what it may say.
final class TwiceADay {
  static final String AI = "From now on we use your songs to train our generative AI models.";
  static final String WITH_AI = parrotWith(AI);
  static final String DATED = PARROT.replace("March 1, 2026", "April 1, 2026");
  static final String SHORT =
      PARROT.substring(0, PARROT.indexOf("## Why"))
          + "That is all we say about songs, about cages, and about the birds that live in them.";

  private final PageHistory history = new PageHistory(PageRules.of("en"));
  private Instant now = MONDAY;

  PageLook look(String markdown) {
    PageLook look = history.look(read(markdown), now);
    pass(Duration.ofHours(12));
    return look;
  }

  /// Without a look.
  void pass(Duration time) {
    now = now.plus(time);
  }

  PageHistory history() {
    return history;
  }

  Instant now() {
    return now;
  }
}
