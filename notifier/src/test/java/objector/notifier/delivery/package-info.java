@NullMarked
package objector.notifier.delivery;

import org.jspecify.annotations.NullMarked;
