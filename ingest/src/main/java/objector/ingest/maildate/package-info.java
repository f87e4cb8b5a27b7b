/// A date as a mail or a program that forwards writes it comes in, in any language. When that was,
/// or where in a line it stands, goes out; it must never know what a mail is or who forwarded it.
@NullMarked
package objector.ingest.maildate;

import org.jspecify.annotations.NullMarked;
