@NullMarked
package objector.ingest.wrapped;

import org.jspecify.annotations.NullMarked;
