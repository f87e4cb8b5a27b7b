@NullMarked
package objector.programmes.phrase;

import org.jspecify.annotations.NullMarked;
