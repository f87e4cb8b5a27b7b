/// In come numbers of events, people and kills; out comes whether killed trackers made of them what
/// one in peace did. It must never know how a tracker decides.
@NullMarked
package objector.launcher.soak.tracker;

import org.jspecify.annotations.NullMarked;
