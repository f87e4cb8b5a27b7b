/// An account with an objection, the law of where its person lives, and what they enter for the
/// letter alone come in. The letter that is due now goes out, to read, copy, print or take as a
/// file; or why it is better to wait. It must never keep what was entered, or say what is not so.
@NullMarked
package objector.webui.complaint;

import org.jspecify.annotations.NullMarked;
