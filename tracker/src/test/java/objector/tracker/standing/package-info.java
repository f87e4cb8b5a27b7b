@NullMarked
package objector.tracker.standing;

import org.jspecify.annotations.NullMarked;
