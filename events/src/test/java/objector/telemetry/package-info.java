@NullMarked
package objector.telemetry;

import org.jspecify.annotations.NullMarked;
