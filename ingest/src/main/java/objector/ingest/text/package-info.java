/// Markdown comes in. Canonical text goes out: passages, words, runs of words and topics, the same
/// for every spelling. It must never know HTML, addresses fetched, or an earlier text of the page.
@NullMarked
package objector.ingest.text;

import org.jspecify.annotations.NullMarked;
