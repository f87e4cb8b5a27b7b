/// Written stories, and whether they go as they are written.
@NullMarked
package objector.tracker.story;

import org.jspecify.annotations.NullMarked;
