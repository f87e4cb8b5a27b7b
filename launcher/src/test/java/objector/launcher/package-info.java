@NullMarked
package objector.launcher;

import org.jspecify.annotations.NullMarked;
