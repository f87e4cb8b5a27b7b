/// One dossier per person: what happened to each objection, what is due, and what they should hear.
@NullMarked
package objector.tracker;

import org.jspecify.annotations.NullMarked;
