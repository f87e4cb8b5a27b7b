/// A language and a time zone come in, and messages by key with their arguments. The text goes out,
/// in that language's manner, with foreign text isolated and made harmless. It must never know a
/// record that is told, nor which message is right.
@NullMarked
package objector.wording;

import org.jspecify.annotations.NullMarked;
