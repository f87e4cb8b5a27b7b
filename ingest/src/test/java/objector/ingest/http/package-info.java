@NullMarked
package objector.ingest.http;

import org.jspecify.annotations.NullMarked;
