/// In come dossiers, one after the other, and what was published last; out come figures about
/// groups of people that may be published. It must never let out what can be one person's doing,
/// and knows no way out itself.
@NullMarked
package objector.tracker.aggregates;

import org.jspecify.annotations.NullMarked;
