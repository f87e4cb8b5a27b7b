@NullMarked
package objector.ingest.mail;

import org.jspecify.annotations.NullMarked;
