@NullMarked
package objector.ingest.text;

import org.jspecify.annotations.NullMarked;
