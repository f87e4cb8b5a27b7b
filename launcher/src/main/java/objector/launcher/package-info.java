/// In come the words of a command line; out come its answer on standard output, and a number. It
/// must never decide what a service decides.
@NullMarked
package objector.launcher;

import org.jspecify.annotations.NullMarked;
