@NullMarked
package objector.ingest.keys;

import org.jspecify.annotations.NullMarked;
