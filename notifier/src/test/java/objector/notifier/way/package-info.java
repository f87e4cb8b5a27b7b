@NullMarked
package objector.notifier.way;

import org.jspecify.annotations.NullMarked;
