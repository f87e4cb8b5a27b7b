@NullMarked
package objector.notifier.letter;

import org.jspecify.annotations.NullMarked;
