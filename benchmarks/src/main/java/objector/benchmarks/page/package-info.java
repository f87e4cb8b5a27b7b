/// Recorded and made pages come in. How rightly changes are told from noise, and how fast, goes
/// out. It must never know mails or a running installation.
@NullMarked
package objector.benchmarks.page;

import org.jspecify.annotations.NullMarked;
