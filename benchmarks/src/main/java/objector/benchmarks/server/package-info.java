/// A running Objector, or somebody else's server, comes in. Mails a second, latency to the open
/// page, and what idle connections cost go out. It must never know how a mail is judged: it only
/// speaks to ports.
@NullMarked
package objector.benchmarks.server;

import org.jspecify.annotations.NullMarked;
