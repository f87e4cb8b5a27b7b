/// The words: one truthful sentence per account, in every language, the same on the page, in the
/// mail and in the demo. Adding a language means adding `xx.properties` and `pages_xx.properties`
/// beside the others.
@NullMarked
package objector.wording;

import org.jspecify.annotations.NullMarked;
