/// Stories over the whole system, and the borders between its modules.
@NullMarked
package objector.endtoend;

import org.jspecify.annotations.NullMarked;
