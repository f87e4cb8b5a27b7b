/// What ingest saw of a mail comes in. The event of that mail with its kind, source, judgement and
/// signals goes out. It must never know an account, a deadline or how a mail is read.
@NullMarked
package objector.events.mail;

import org.jspecify.annotations.NullMarked;
