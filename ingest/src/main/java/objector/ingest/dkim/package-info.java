/// A mail taken apart and the key records that were asked for come in. What each signature of it is
/// worth goes out. It must never know where keys come from (no DNS, no file), nor who Meta is.
@NullMarked
package objector.ingest.dkim;

import org.jspecify.annotations.NullMarked;
