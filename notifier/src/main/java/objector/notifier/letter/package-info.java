/// In comes an alert and its text; out comes the mail as it goes over the wire, the same for the
/// same alert. It must never know whether it was sent, nor by which way.
@NullMarked
package objector.notifier.letter;

import org.jspecify.annotations.NullMarked;
