/// Settings, the one secret, and the parts of a service come in. Keys, signed links, health, and
/// growing pauses go out; and how a service starts, closes, or says that it cannot answer now. It
/// must never know Kafka, nor a service by name.
@NullMarked
package objector.service;

import org.jspecify.annotations.NullMarked;
