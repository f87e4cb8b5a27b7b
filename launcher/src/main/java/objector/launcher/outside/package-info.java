/// In come addresses of a running Objector; out come the acts of invented people and mail servers:
/// pages visited, mails sent and read, a process begun and killed. It must never know how Objector
/// works inside.
@NullMarked
package objector.launcher.outside;

import org.jspecify.annotations.NullMarked;
