/// the notifier alone on a real broker and an SMTP server.
@NullMarked
package objector.endtoend.notifier;

import org.jspecify.annotations.NullMarked;
