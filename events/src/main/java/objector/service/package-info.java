/// What every service is: something that starts, says how it is, and closes; and where its settings
/// come from.
@NullMarked
package objector.service;

import org.jspecify.annotations.NullMarked;
