/// The files of programmes and authorities come in. Forms, watched pages, the timeline and the
/// authority of a country go out, for a day and a reader. It must never know a person, the phrases
/// of mails, nor how a page is fetched.
@NullMarked
package objector.programmes;

import org.jspecify.annotations.NullMarked;
