package objector.webui.pack;

import java.util.Optional;
import objector.events.id.Evidence;

/// Gives the bytes of evidence; nothing where they are no more.
@FunctionalInterface
public interface PackedBytes {
  Optional<byte[]> of(Evidence evidence) throws InterruptedException;
}
