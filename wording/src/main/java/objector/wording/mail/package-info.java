/// A mail that waits, or that somebody wants judged, comes in. What it is, why we think so and what
/// to do go out, with nothing of it that could be followed. It must never know how a mail is
/// judged, and vouches for no more than the judgement does.
@NullMarked
package objector.wording.mail;

import org.jspecify.annotations.NullMarked;
