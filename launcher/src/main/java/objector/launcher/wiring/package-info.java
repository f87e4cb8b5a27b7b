/// In come settings; out come services, one alone or all in one process with a Kafka of their own.
/// It must never know what a command does, and nothing else makes a configuration from a setting.
@NullMarked
package objector.launcher.wiring;

import org.jspecify.annotations.NullMarked;
