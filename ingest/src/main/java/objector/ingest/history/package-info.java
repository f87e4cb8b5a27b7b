/// Looks at one page come in, in order, each with what was read or why nothing was. The judgement
/// goes out: first, the same, changed, waiting or blind, with passages, topics, the reason, and
/// whether to alert. It must never know a clock of its own, HTML, a network or Kafka.
@NullMarked
package objector.ingest.history;

import org.jspecify.annotations.NullMarked;
