@NullMarked
package objector.ingest.replay;

import org.jspecify.annotations.NullMarked;
