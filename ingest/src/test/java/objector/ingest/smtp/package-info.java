@NullMarked
package objector.ingest.smtp;

import org.jspecify.annotations.NullMarked;
