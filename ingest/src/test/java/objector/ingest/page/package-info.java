@NullMarked
package objector.ingest.page;

import org.jspecify.annotations.NullMarked;
