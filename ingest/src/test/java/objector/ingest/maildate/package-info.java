@NullMarked
package objector.ingest.maildate;

import org.jspecify.annotations.NullMarked;
