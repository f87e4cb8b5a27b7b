/// Invented texts, and how senders and mail programs write, come in. Labelled mails as raw bytes go
/// out, the same bytes for the same name. It must never know how a mail is judged.
@NullMarked
package objector.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
