/// The contract between the services: ids, sealed event families, typed topics, and the one codec.
@NullMarked
package objector.events;

import org.jspecify.annotations.NullMarked;
