@NullMarked
package objector.launcher.wiring;

import org.jspecify.annotations.NullMarked;
