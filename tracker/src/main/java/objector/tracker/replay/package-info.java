/// In comes all that was said of one person, and their dossier as it stands; out comes the dossier
/// as the decisions make it anew. It must never know Kafka, a store or the system's clock.
@NullMarked
package objector.tracker.replay;

import org.jspecify.annotations.NullMarked;
