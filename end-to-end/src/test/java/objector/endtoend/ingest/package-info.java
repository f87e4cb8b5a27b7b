/// ingest alone on a real broker: mails by every way, pages that change, instances that die.
@NullMarked
package objector.endtoend.ingest;

import org.jspecify.annotations.NullMarked;
