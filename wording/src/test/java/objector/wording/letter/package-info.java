@NullMarked
package objector.wording.letter;

import org.jspecify.annotations.NullMarked;
