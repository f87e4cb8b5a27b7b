@NullMarked
package objector.tracker.mailed;

import org.jspecify.annotations.NullMarked;
