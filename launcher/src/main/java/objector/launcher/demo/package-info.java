/// In comes a fresh installation; out comes the whole story, played from outside and told step by
/// step. It must never reach into a service: it sees pages, mails and topics.
@NullMarked
package objector.launcher.demo;

import org.jspecify.annotations.NullMarked;
