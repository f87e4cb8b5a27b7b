@NullMarked
package objector.ingest.history;

import org.jspecify.annotations.NullMarked;
