/// A message comes in. Its text goes out to a topic of an ntfy server, where whoever knows the
/// topic's name reads it. It must never know why a person is told something.
@NullMarked
package objector.notifier.ntfy;

import org.jspecify.annotations.NullMarked;
