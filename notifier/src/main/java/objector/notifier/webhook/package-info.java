/// A message comes in. A signed POST of JSON goes out to the address that the person named. It must
/// never know why a person is told something.
@NullMarked
package objector.notifier.webhook;

import org.jspecify.annotations.NullMarked;
