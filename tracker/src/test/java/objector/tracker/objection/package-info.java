@NullMarked
package objector.tracker.objection;

import org.jspecify.annotations.NullMarked;
