/// A line or a Subject comes in. What it marks goes out, by the words by which mail programs mark a
/// forward in every language: its begin or end, a field of its header, a prefix, "X wrote:". It
/// must never know what stands around the line, nor whether a mail is a forward.
@NullMarked
package objector.ingest.lexicon;

import org.jspecify.annotations.NullMarked;
