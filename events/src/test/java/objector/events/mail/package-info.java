@NullMarked
package objector.events.mail;

import org.jspecify.annotations.NullMarked;
