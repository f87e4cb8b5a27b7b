@NullMarked
package objector.limit;

import org.jspecify.annotations.NullMarked;
