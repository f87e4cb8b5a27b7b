/// Declared pages and the leases of partitions come in. Looks in their time, and what came of them
/// go out as page events and the watch's record, once in Kafka even when an instance loses its
/// lease. It must never know mail, a person, or by which rule a change is told from noise.
@NullMarked
package objector.ingest.watch;

import org.jspecify.annotations.NullMarked;
