@NullMarked
package objector.launcher.doctor;

import org.jspecify.annotations.NullMarked;
