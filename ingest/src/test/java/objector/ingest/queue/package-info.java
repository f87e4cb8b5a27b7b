@NullMarked
package objector.ingest.queue;

import org.jspecify.annotations.NullMarked;
