/// In come days on which something was received or told; out come the days on which the law wants
/// an answer, with the working, and the moments at which something falls due. It must never know a
/// dossier, Kafka, or what time it is.
@NullMarked
package objector.tracker.clock;

import org.jspecify.annotations.NullMarked;
