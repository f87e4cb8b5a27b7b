@NullMarked
package objector.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
