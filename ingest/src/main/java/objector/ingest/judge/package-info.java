/// The bytes of a mail and its key records come in. Its kind, authenticity, links, codes and the
/// account it concerns go out, each with the reason. It must never know a person, a deadline, DNS,
/// Kafka, HTTP or SMTP.
@NullMarked
package objector.ingest.judge;

import org.jspecify.annotations.NullMarked;
