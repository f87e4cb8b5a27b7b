/// In come seconds and mails; out comes the proof that three brokers and two of each service lose
/// nothing and tell nothing twice, whichever process is killed, frozen or cut off. It must never
/// touch a process that it did not start.
@NullMarked
package objector.launcher.soak.cluster;

import org.jspecify.annotations.NullMarked;
