/// In come the source topics, and what the tracker's present state says of itself; out comes a new
/// state under a new name, and which of them counts. It must never decide what an event means, and
/// tells nobody anything.
@NullMarked
package objector.tracker.rebuild;

import org.jspecify.annotations.NullMarked;
