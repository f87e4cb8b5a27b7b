@NullMarked
package objector.kafka;

import org.jspecify.annotations.NullMarked;
