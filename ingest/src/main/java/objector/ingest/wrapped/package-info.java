/// What programs wrap a mail in: a mail taken apart comes in, and goes out with what lay in S/MIME
/// signatures and `winmail.dat` among its parts, or with the reason why a part cannot be read; what
/// a machine's report says of the mail that it wraps goes out, too, and what files say that came
/// along with it. It must never know what a mail is about, nor hold a key: nothing is decrypted
/// here.
@NullMarked
package objector.ingest.wrapped;

import org.jspecify.annotations.NullMarked;
