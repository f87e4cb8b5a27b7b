/// An address that a stranger named comes in: a page to look at, or where somebody wants to be told
/// something. A connection to it goes out, within its time and to a public address only. It must
/// never know what is said over the connection.
@NullMarked
package objector.outside;

import org.jspecify.annotations.NullMarked;
