@NullMarked
package objector.ingest.judge;

import org.jspecify.annotations.NullMarked;
