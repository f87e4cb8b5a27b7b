/// Connections of strangers come in. Mails handed to the intake go out, each answered with 250 only
/// after that, all else with a code; bounded in time, size and number. It must never know MIME,
/// Kafka, or why a mail is judged as it is.
@NullMarked
package objector.ingest.smtp;

import org.jspecify.annotations.NullMarked;
