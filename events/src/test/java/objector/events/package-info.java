@NullMarked
package objector.events;

import org.jspecify.annotations.NullMarked;
