@NullMarked
package objector.ingest.watch;

import org.jspecify.annotations.NullMarked;
