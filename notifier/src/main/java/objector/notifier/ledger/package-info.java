/// In come the alerts of the partitions that this instance holds; out come the ledger's entries,
/// kept only while the lease is held. It must never know what stands in a mail.
@NullMarked
package objector.notifier.ledger;

import org.jspecify.annotations.NullMarked;
