/// Topics, settings of clients and coordinates of evidence come in. Clients, topics that fit, the
/// bytes that lie at those coordinates, and dead letters go out. It must never know what a record
/// means.
@NullMarked
package objector.kafka;

import org.jspecify.annotations.NullMarked;
