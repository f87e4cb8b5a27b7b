/// The HTML of a mail comes in. What a person sees of it, what is kept from their eyes, and its
/// links go out. It must never know words, languages or senders, and loads nothing.
@NullMarked
package objector.ingest.visible;

import org.jspecify.annotations.NullMarked;
