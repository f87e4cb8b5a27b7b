/// In come numbers of mails and kills; out comes the proof that what was answered 250 is there,
/// once. It must never reach into the process that it kills.
@NullMarked
package objector.launcher.soak;

import org.jspecify.annotations.NullMarked;
