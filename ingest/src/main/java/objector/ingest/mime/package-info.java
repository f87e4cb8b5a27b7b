/// The bytes of a mail come in, whatever they are. Its header fields, parts and decoded text go
/// out, bounded, and with the bytes that were signed as they are. It must never know a language, a
/// sender, or what a mail is about, and never throws on any bytes.
@NullMarked
package objector.ingest.mime;

import org.jspecify.annotations.NullMarked;
