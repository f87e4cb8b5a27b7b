/// In come the lines of a written story of one person; out comes, after each, where their accounts
/// stand and what they were told. Plays the deciding classes only: it must never know Kafka, a
/// network, or what time it is outside of the story.
@NullMarked
package objector.tracker.story;

import org.jspecify.annotations.NullMarked;
