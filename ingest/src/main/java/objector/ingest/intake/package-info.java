/// A person's mail comes in, by whatever way, as bytes. Evidence and an event in Kafka go out, or
/// an exception while the bearer still has the mail; judged again where DNS was silent, and counted
/// against a quota. It must never know which door the mail came by (SMTP, IMAP, HTTP), nor what a
/// verdict means for a person.
@NullMarked
package objector.ingest.intake;

import org.jspecify.annotations.NullMarked;
