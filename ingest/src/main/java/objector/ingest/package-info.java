/// Mail in and pages in. Says what was seen, never what it means for a person. The edges are here;
/// what decides is in `mail` and `page`.
@NullMarked
package objector.ingest;

import org.jspecify.annotations.NullMarked;
