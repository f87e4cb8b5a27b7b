/// In come settings and what this machine answers; out comes what is well, what is not, and what to
/// do. It must never change anything.
@NullMarked
package objector.launcher.doctor;

import org.jspecify.annotations.NullMarked;
