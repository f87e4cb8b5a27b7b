/// An account, its objection, a fact, a due date or a page come in, and who is spoken to. The one
/// truthful sentence goes out, with what it suggests. It must never know HTML, a letter, or where a
/// button leads, nor change what it is told.
@NullMarked
package objector.wording.sentence;

import org.jspecify.annotations.NullMarked;
