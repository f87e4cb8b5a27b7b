/// What a person tells, and mails that they hand in, come in. They go to Kafka or to ingest's
/// internal port, and only what was acknowledged is called kept. It must never know HTML, nor
/// decide what a mail or an event means. (Edge: Kafka producer, HTTP client.)
@NullMarked
package objector.webui.submission;

import org.jspecify.annotations.NullMarked;
