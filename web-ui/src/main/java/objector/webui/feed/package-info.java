/// What happened, in words with their dates, comes in. An Atom document goes out, of Meta's pages
/// for everybody or of a person's own objections behind a secret address. It must never know who is
/// signed in, nor hold what opens anything: no code, no link that signs in.
@NullMarked
package objector.webui.feed;

import org.jspecify.annotations.NullMarked;
