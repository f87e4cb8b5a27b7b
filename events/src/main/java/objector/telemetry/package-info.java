/// What parts count and what goes wrong comes in. What a monitor and the operator's page read goes
/// out, as Prometheus' text and as a report. It must never know whose mail or address it was.
@NullMarked
package objector.telemetry;

import org.jspecify.annotations.NullMarked;
