/// Tables of what mail programs write above a forward come in, kept outside these sources. Mails
/// written by those tables go out, and how rightly they are taken apart. It must never share a line
/// with what takes them apart, but for asking it.
@NullMarked
package objector.benchmarks.forward;

import org.jspecify.annotations.NullMarked;
