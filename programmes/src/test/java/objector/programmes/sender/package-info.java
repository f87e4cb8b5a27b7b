@NullMarked
package objector.programmes.sender;

import org.jspecify.annotations.NullMarked;
