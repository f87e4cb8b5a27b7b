@NullMarked
package objector.launcher.backup;

import org.jspecify.annotations.NullMarked;
