/// In come invented people and what happens to them; out come figures of the tracker beside a copy
/// of the same records. It must never know how the tracker does it.
@NullMarked
package objector.benchmarks.tracker;

import org.jspecify.annotations.NullMarked;
