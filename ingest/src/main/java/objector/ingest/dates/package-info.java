/// Canonical text and its language come in. The dates that the page prints for itself go out. It
/// must never know today's date, nor HTML.
@NullMarked
package objector.ingest.dates;

import org.jspecify.annotations.NullMarked;
