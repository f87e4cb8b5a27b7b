/// A person who wants to hear another way than by mail, and whoever comes with a secret address,
/// come in. The event that opens or ends a way, and whose the secret address is, go out. It must
/// never know what is told on any of these ways.
@NullMarked
package objector.webui.ways;

import org.jspecify.annotations.NullMarked;
