@NullMarked
package objector.ingest.mime;

import org.jspecify.annotations.NullMarked;
