@NullMarked
package objector.programmes;

import org.jspecify.annotations.NullMarked;
