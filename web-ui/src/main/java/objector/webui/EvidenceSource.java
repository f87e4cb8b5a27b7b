package objector.webui;

import java.util.Optional;
import objector.events.Evidence;

/// Kept bytes by what stands in an event.
@FunctionalInterface
interface EvidenceSource {
  /// Empty when they cannot be had, or are not what was kept.
  Optional<byte[]> read(Evidence evidence) throws InterruptedException;
}
