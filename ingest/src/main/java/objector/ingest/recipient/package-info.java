/// An address or a mail's header fields come in, and the topic of mailboxes. The person whose
/// address it is goes out, or nobody, or "not known yet". It must never know what is in a mail, nor
/// who a person is beyond an id.
@NullMarked
package objector.ingest.recipient;

import org.jspecify.annotations.NullMarked;
