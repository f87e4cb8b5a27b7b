@NullMarked
package objector.ingest.dkim;

import org.jspecify.annotations.NullMarked;
