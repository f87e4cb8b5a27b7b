@NullMarked
package objector.ingest.recipient;

import org.jspecify.annotations.NullMarked;
