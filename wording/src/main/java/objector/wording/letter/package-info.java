/// An alert and the signed links of its person come in. A letter goes out: subject, texts, one
/// button, why it came. It must never know MIME, SMTP, or whether it was sent.
@NullMarked
package objector.wording.letter;

import org.jspecify.annotations.NullMarked;
