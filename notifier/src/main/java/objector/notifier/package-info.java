/// In come the notifier's settings; out come a running service that delivers alerts, and a watch
/// that mails the operator of blind pages. It must never know how a mail is written or how SMTP
/// goes.
@NullMarked
package objector.notifier;

import org.jspecify.annotations.NullMarked;
