@NullMarked
package objector.wording;

import org.jspecify.annotations.NullMarked;
