@NullMarked
package objector.tracker;

import org.jspecify.annotations.NullMarked;
