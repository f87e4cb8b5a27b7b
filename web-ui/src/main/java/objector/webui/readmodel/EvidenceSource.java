package objector.webui.readmodel;

import java.util.Optional;
import objector.events.id.Evidence;

/// Kept bytes by what stands in an event.
@FunctionalInterface
public interface EvidenceSource {
  /// Empty when they cannot be had, or are not what was kept.
  Optional<byte[]> read(Evidence evidence) throws InterruptedException;
}
