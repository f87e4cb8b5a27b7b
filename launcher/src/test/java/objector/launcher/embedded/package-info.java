@NullMarked
package objector.launcher.embedded;

import org.jspecify.annotations.NullMarked;
