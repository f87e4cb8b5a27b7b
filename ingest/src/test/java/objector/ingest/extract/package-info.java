@NullMarked
package objector.ingest.extract;

import org.jspecify.annotations.NullMarked;
