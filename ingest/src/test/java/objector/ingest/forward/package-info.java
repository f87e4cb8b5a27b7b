@NullMarked
package objector.ingest.forward;

import org.jspecify.annotations.NullMarked;
