/// A file as mail programs save mail comes in (.msg with its RTF, mbox). The mail or mails as they
/// are on the Internet go out. It must never know what a mail means, and costs no more than the
/// file weighs.
@NullMarked
package objector.ingest.outlook;

import org.jspecify.annotations.NullMarked;
