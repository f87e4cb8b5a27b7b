/// In come the words. Out go invented alerts of every kind, as files that a person can look at. It
/// must never know Kafka, a relay, or anybody real.
@NullMarked
package objector.notifier.gallery;

import org.jspecify.annotations.NullMarked;
