@NullMarked
package objector.notifier.outgoing;

import org.jspecify.annotations.NullMarked;
