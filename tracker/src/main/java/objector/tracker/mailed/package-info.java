/// What a mail is to one person: whose account it means, whether it came before, and whether it
/// still waits for them. It must never know Kafka, a store or the system's clock.
@NullMarked
package objector.tracker.mailed;

import org.jspecify.annotations.NullMarked;
