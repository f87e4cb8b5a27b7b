/// The bytes of a page and its declaration come in. A read page goes out: text, language, dates,
/// objection links, and whether it is a wall rather than a policy. It must never know a network,
/// Kafka, a browser, or an earlier look.
@NullMarked
package objector.ingest.extract;

import org.jspecify.annotations.NullMarked;
