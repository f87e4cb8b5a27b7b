/// The phrase files come in. The words of mails by language and by what they tell, how programs
/// mark a forward and providers ask before forwarding, go out. It must never know how a phrase is
/// searched for, nor what follows from one.
@NullMarked
package objector.programmes.phrase;

import org.jspecify.annotations.NullMarked;
