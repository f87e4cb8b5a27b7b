@NullMarked
package objector.tracker.clock;

import org.jspecify.annotations.NullMarked;
