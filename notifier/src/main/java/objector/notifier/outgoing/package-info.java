/// In come mails that are written; out they go, several at a time, over ways that are kept open,
/// and what came of each. It must never know alerts or the ledger, nor what kind of way it is.
@NullMarked
package objector.notifier.outgoing;

import org.jspecify.annotations.NullMarked;
