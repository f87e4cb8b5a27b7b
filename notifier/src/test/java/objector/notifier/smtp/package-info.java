@NullMarked
package objector.notifier.smtp;

import org.jspecify.annotations.NullMarked;
