/// What is kept of a person comes in, as values and bytes. Files that others can check come out: an
/// evidence pack, an export of everything, and, of a pack that comes back, what in it is no longer
/// as it was. It must never know Kafka, HTTP, or where the bytes were kept.
@NullMarked
package objector.webui.pack;

import org.jspecify.annotations.NullMarked;
