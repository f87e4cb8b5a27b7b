@NullMarked
package objector.tracker.streams;

import org.jspecify.annotations.NullMarked;
