/// The corpus and recorded mails come in. How rightly and how fast mails are judged goes out,
/// beside a peer run in turns. It must never know a running installation.
@NullMarked
package objector.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
