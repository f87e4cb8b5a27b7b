@NullMarked
package objector.ingest.imap;

import org.jspecify.annotations.NullMarked;
