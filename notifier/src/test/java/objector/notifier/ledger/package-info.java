@NullMarked
package objector.notifier.ledger;

import org.jspecify.annotations.NullMarked;
