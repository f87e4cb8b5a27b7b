/// In comes an installation, running or stopped; out goes one file of it as it was at one moment,
/// and, of such a file, an installation again. It must never know what a record says.
@NullMarked
package objector.launcher.backup;

import org.jspecify.annotations.NullMarked;
