@NullMarked
package objector.ingest.outlook;

import org.jspecify.annotations.NullMarked;
