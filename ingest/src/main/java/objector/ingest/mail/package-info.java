/// What a mail is: pure, from bytes to a [objector.ingest.mail.Reading]. Nothing here opens a
/// connection but the DNS look-up behind [objector.ingest.mail.DkimKeys], and nothing throws on any
/// bytes.
@NullMarked
package objector.ingest.mail;

import org.jspecify.annotations.NullMarked;
