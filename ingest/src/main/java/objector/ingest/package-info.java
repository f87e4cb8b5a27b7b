/// The settings come in when a service starts, or one page to be tried. A running ingest goes out:
/// its listeners, pollers and watchers started in order, and closed in reverse. It must never know
/// an SMTP command, a header field or a sentence of a page.
@NullMarked
package objector.ingest;

import org.jspecify.annotations.NullMarked;
