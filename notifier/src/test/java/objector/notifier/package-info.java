@NullMarked
package objector.notifier;

import org.jspecify.annotations.NullMarked;
