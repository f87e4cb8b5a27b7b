/// Any text comes in. The text folded to be compared, its sentences, and the phrases found in it by
/// what they tell go out. It must never know what a mail is made of, nor what kind of mail follows
/// from the phrases.
@NullMarked
package objector.ingest.phrase;

import org.jspecify.annotations.NullMarked;
