/// what Objector needs of a broker, embedded or in a container.
@NullMarked
package objector.endtoend.broker;

import org.jspecify.annotations.NullMarked;
