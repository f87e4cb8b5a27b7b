/// Somebody who wants to leave, or to take along what is theirs, comes in. The order to erase, a
/// receipt that is true at the moment, and files to keep go out. It must never know Kafka: what is
/// kept is read for it, and who removes it are the services that wrote it.
@NullMarked
package objector.webui.leaving;

import org.jspecify.annotations.NullMarked;
