/// Alerts that go another way than by mail come in from Kafka, and messages from a way. They go out
/// by HTTP to addresses that the guard let through; what became of each goes to the ledger. It must
/// never know what a message says. (Edge: Kafka, HTTP.)
@NullMarked
package objector.notifier.push;

import org.jspecify.annotations.NullMarked;
