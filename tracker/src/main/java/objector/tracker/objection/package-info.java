/// In come a dossier and one event, claim result or deadline; out comes the decision: the dossier
/// as it is then, alerts, claims, deadlines. It must never know Kafka, a store or the system's
/// clock.
@NullMarked
package objector.tracker.objection;

import org.jspecify.annotations.NullMarked;
