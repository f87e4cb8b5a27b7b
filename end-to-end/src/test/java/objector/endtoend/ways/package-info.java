@NullMarked
package objector.endtoend.ways;

import org.jspecify.annotations.NullMarked;
