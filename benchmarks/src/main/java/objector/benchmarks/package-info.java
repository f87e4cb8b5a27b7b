/// Measurements, each beside a limit or a peer, never part of the tests. `benchmarks/run` lists and
/// starts them.
@NullMarked
package objector.benchmarks;

import org.jspecify.annotations.NullMarked;
