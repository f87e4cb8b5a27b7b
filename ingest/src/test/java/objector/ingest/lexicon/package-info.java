@NullMarked
package objector.ingest.lexicon;

import org.jspecify.annotations.NullMarked;
