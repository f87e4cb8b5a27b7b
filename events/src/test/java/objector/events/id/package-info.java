@NullMarked
package objector.events.id;

import org.jspecify.annotations.NullMarked;
