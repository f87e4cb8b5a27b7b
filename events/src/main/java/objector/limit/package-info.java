/// What somebody wants to do, and who they are, comes in; whether they may goes out. It must never
/// know what is limited: no mail, no page, no person.
@NullMarked
package objector.limit;

import org.jspecify.annotations.NullMarked;
