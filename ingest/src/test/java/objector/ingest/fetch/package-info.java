@NullMarked
package objector.ingest.fetch;

import org.jspecify.annotations.NullMarked;
