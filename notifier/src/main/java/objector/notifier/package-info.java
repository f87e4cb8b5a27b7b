/// Delivers alerts by mail, once: a ledger in Kafka says *sending* before the SMTP dialogue begins
/// and what became of it after; what a crash leaves in between is *uncertain*, and is not sent
/// again. [Desk] is the path to read first.
@NullMarked
package objector.notifier;

import org.jspecify.annotations.NullMarked;
