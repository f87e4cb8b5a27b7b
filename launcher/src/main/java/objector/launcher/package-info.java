/// The `objector` command: all services and an embedded Kafka in one process, and the tools for the
/// terminal.
@NullMarked
package objector.launcher;

import org.jspecify.annotations.NullMarked;
