@NullMarked
package objector.wording.sentence;

import org.jspecify.annotations.NullMarked;
