@NullMarked
package objector.tracker.aggregates;

import org.jspecify.annotations.NullMarked;
