/// Alerts that go another way than by mail, and what the ledger knows of them, come in. What is to
/// be sent now, to whom and in which words, and what the ledger says afterwards go out. It must
/// never know Kafka, HTTP, or what a way looks like on the wire.
@NullMarked
package objector.notifier.way;

import org.jspecify.annotations.NullMarked;
