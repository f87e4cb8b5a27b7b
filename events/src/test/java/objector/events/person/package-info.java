@NullMarked
package objector.events.person;

import org.jspecify.annotations.NullMarked;
