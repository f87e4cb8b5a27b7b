/// What the tracker's stores keep: of a person in one record the causes that were worked in, the
/// deadlines that have not fired yet, and the dossier; of the orders to tell of a page those that
/// were walked of late. In come bytes and what happened, out come the others; it must never decide
/// what follows from what.
@NullMarked
package objector.tracker.kept;

import org.jspecify.annotations.NullMarked;
