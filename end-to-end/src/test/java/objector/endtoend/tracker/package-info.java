/// The tracker alone on a real broker: killed, restored, left behind and brought back.
@NullMarked
package objector.endtoend.tracker;

import org.jspecify.annotations.NullMarked;
