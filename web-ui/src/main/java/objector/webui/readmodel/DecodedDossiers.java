package objector.webui.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.Arrays;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Dossier;

/// Dossiers as they were read last: whoever looks at several pages in a row is read once. Whether
/// one still holds is not remembered but looked at each time, by its bytes, so that none is ever
/// old. The same bytes give the same object.
final class DecodedDossiers {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  /// An object takes so many times the bytes that it is read from.
  private static final int UNPACKED = 6;

  private static final int BESIDE_BYTES = 1024;
  private static final Duration UNUSED = Duration.ofMinutes(1);

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Decoded(byte[] bytes, Dossier dossier) {
    int weight() {
      return bytes.length * UNPACKED + BESIDE_BYTES;
    }
  }

  private final Cache<PersonId, Decoded> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((PersonId person, Decoded decoded) -> decoded.weight())
          .expireAfterAccess(UNUSED)
          // Nothing of somebody stays because nobody else comes.
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .build();

  /// The dossier that these bytes are.
  Dossier of(PersonId person, byte[] bytes) {
    Decoded decoded = known.getIfPresent(person);
    if (decoded != null && Arrays.equals(decoded.bytes(), bytes)) {
      return decoded.dossier();
    }
    Dossier dossier = Topics.DOSSIERS.decode(bytes);
    known.put(person, new Decoded(bytes, dossier));
    return dossier;
  }

  void forget(PersonId person) {
    known.invalidate(person);
  }
}
