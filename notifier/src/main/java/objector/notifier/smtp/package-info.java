/// In comes a mail that is written; out comes what became of it: sent, deferred, refused, unknown.
/// It must never know alerts, persons or the ledger.
@NullMarked
package objector.notifier.smtp;

import org.jspecify.annotations.NullMarked;
