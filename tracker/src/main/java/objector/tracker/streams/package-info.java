/// In come records of the topics and the ticks of the clock; out come what the decisions say,
/// committed together or not at all. It must never decide what an event means.
@NullMarked
package objector.tracker.streams;

import org.jspecify.annotations.NullMarked;
