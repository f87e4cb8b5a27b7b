/// Recorded versions of a page come in from a folder. One row a version goes out, judged as if
/// looked at then. It must never know Kafka, a network, or the present.
@NullMarked
package objector.ingest.replay;

import org.jspecify.annotations.NullMarked;
