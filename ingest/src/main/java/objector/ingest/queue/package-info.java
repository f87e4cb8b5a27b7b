/// Mails that were kept come in, in the order of `objector.evidence`; what was seen of each goes
/// out to `objector.mail`, and how far that has come to the group's positions. It must never know
/// which door a mail came by, and nobody waits for it: whoever brought a mail has had the answer.
@NullMarked
package objector.ingest.queue;

import org.jspecify.annotations.NullMarked;
