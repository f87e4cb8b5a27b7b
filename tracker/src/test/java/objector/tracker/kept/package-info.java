@NullMarked
package objector.tracker.kept;

import org.jspecify.annotations.NullMarked;
