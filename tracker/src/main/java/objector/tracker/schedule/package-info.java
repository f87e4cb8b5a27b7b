/// When something is to happen to a person if nothing comes between: what follows from their
/// dossier, and at which of their mornings. It must never know Kafka, a store or the system's
/// clock.
@NullMarked
package objector.tracker.schedule;

import org.jspecify.annotations.NullMarked;
