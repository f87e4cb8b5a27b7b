/// The tracker's stores on disk. In come writes, the word that a transaction was committed, and
/// what changelogs hold; out goes what was written last, and how far the disk is. It must never
/// know what is kept in it.
@NullMarked
package objector.tracker.store;

import org.jspecify.annotations.NullMarked;
