/// A mailbox at somebody else's server comes in, polled. Its mails handed to the intake go out, and
/// only then are they marked there. It must never know Kafka, nor what is in a mail beyond whom it
/// is for.
@NullMarked
package objector.ingest.imap;

import org.jspecify.annotations.NullMarked;
