/// the borders between packages, the names, and what the documents say.
@NullMarked
package objector.endtoend.house;

import org.jspecify.annotations.NullMarked;
