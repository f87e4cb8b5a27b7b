/// A mail taken apart, or a text that somebody pasted, comes in. The original goes out, however it
/// was passed on: from whom, to whom, of when, and its texts. It must never know whether the
/// original is genuine, nor what it says.
@NullMarked
package objector.ingest.forward;

import org.jspecify.annotations.NullMarked;
