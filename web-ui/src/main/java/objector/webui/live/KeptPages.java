package objector.webui.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.webui.request.WebResponse;

/// Somebody's page as it was set last. It is theirs by the very dossier that it was set from: who
/// asks must have been let in to that dossier before, and any change makes another. Pages tell how
/// long ago something was, so that one is good for its minute only. Nothing of a browser or a
/// session stands in what is kept.
final class KeptPages {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int BESIDE_BYTES = 512;

  private record Key(PersonId person, String language) {}

  private record Kept(Dossier of, Instant minute, WebResponse page) {}

  private final Cache<Key, Kept> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, Kept kept) -> kept.page().body().length + BESIDE_BYTES)
          .expireAfterWrite(Duration.ofMinutes(1))
          // Nothing of somebody stays because nobody else comes.
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .build();

  /// @param dossier of whoever asks; the page is another when this is another object
  /// @param setter makes the page of nothing but that dossier, that language and that moment
  WebResponse of(Dossier dossier, String language, Instant now, Supplier<WebResponse> setter) {
    Key key = new Key(dossier.person(), language);
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Kept kept = known.getIfPresent(key);
    if (kept != null && isSame(kept.of(), dossier) && kept.minute().equals(minute)) {
      return kept.page();
    }
    WebResponse page = setter.get();
    known.put(key, new Kept(dossier, minute, page));
    return page;
  }

  /// As the read model gives the same object for the same bytes; to compare all of it would cost
  /// more than to set the page.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Dossier one, Dossier other) {
    return one == other;
  }
}
