/// In comes a folder; out comes a Kafka in this process that forgets nothing it acknowledged. It
/// must never know which services use it.
@NullMarked
package objector.launcher.embedded;

import org.jspecify.annotations.NullMarked;
