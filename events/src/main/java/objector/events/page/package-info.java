/// What a look at a watched page came to comes in. The versions, the blindness and the state of
/// watching that are recorded of it go out. It must never know a person, nor how a page is fetched.
@NullMarked
package objector.events.page;

import org.jspecify.annotations.NullMarked;
