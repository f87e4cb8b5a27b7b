/// Hosts and links out of a mail or page come in, untrusted. Whether they are the controller's, and
/// where a link leads in the end, goes out. It must never know a mail, and opens no connection.
@NullMarked
package objector.programmes.sender;

import org.jspecify.annotations.NullMarked;
