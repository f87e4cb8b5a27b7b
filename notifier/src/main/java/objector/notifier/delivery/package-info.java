/// In come alerts, the ledger's entries and what became of a mail; out comes what is sent next,
/// noted before and after. It must never know Kafka or SMTP: it sees them as LedgerLog and
/// Transport.
@NullMarked
package objector.notifier.delivery;

import org.jspecify.annotations.NullMarked;
