/// Why a person should hear something comes in. The alert, complete enough to be written and sent,
/// and how far it has come on a channel go out. It must never know a language's words, nor a mail
/// server.
@NullMarked
package objector.events.alert;

import org.jspecify.annotations.NullMarked;
