@NullMarked
package objector.ingest;

import org.jspecify.annotations.NullMarked;
