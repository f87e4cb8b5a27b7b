@NullMarked
package objector.ingest.phrase;

import org.jspecify.annotations.NullMarked;
