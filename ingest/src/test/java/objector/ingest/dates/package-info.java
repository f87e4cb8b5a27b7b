@NullMarked
package objector.ingest.dates;

import org.jspecify.annotations.NullMarked;
