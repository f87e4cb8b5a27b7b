@NullMarked
package objector.ingest.intake;

import org.jspecify.annotations.NullMarked;
