/// An address, limits and whether scripts are needed come in. The bytes of the document go out, or
/// why there are none; only guarded addresses are connected to, robots are heeded, Chromium is held
/// to time and memory. It must never know what a page says, Kafka, or why it is looked at.
@NullMarked
package objector.ingest.fetch;

import org.jspecify.annotations.NullMarked;
