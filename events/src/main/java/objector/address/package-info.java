/// What somebody typed as their mail address comes in; an address that every mail server on the way
/// reads alike, or why it is none, goes out. It must never know whose it is, nor what is sent
/// there.
@NullMarked
package objector.address;

import org.jspecify.annotations.NullMarked;
