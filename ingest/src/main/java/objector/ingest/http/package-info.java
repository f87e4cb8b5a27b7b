/// Requests of our own services and of a mail server's pipe come in, each with a token. Judgements,
/// receipts and outcomes of looks go out as JSON. It must never know Kafka, a browser on the other
/// side, or an open network: the port is internal.
@NullMarked
package objector.ingest.http;

import org.jspecify.annotations.NullMarked;
