/// In come the tracker's settings; out comes a running service that keeps one dossier for each
/// person. It must never know what an event means.
@NullMarked
package objector.tracker;

import org.jspecify.annotations.NullMarked;
