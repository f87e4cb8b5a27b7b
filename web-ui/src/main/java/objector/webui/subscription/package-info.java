/// A person who subscribes, confirms, signs in, changes their settings or stops comes in. Their
/// event and, where it is due, a session cookie go out. It must never know how an objection stands.
@NullMarked
package objector.webui.subscription;

import org.jspecify.annotations.NullMarked;
