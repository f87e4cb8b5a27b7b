@NullMarked
package objector.outside;

import org.jspecify.annotations.NullMarked;
