/// A mail that looks like a confirmation or a receipt comes in, with the sentences that are known
/// whole. The doubt, or the question, that is left when every word was read goes out. It must never
/// know a signature, a sender, nor any list of traps: what is not known is not believed.
@NullMarked
package objector.ingest.closed;

import org.jspecify.annotations.NullMarked;
