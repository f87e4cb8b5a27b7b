@NullMarked
package objector.notifier.push;

import org.jspecify.annotations.NullMarked;
