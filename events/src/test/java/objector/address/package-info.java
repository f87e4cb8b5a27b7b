@NullMarked
package objector.address;

import org.jspecify.annotations.NullMarked;
