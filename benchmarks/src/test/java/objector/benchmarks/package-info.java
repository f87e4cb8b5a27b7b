@NullMarked
package objector.benchmarks;

import org.jspecify.annotations.NullMarked;
