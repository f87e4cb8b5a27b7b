/// Where one account stands: a fold over what is known of it. It must never know Kafka, a store or
/// the system's clock, nor what is told of it to whom.
@NullMarked
package objector.tracker.standing;

import org.jspecify.annotations.NullMarked;
