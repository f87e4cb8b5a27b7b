@NullMarked
package objector.ingest.closed;

import org.jspecify.annotations.NullMarked;
