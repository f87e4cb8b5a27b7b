/// Records of the packages below come in. The topic that they lie on, their key, and their bytes
/// (JSON, or for what is written many times a compact form; in an envelope where they are
/// somebody's) go out, and back. It must never know a client or a broker; the only one of these
/// that names types of Kafka (settings of topics, ProducerRecord, Serde).
@NullMarked
package objector.events;

import org.jspecify.annotations.NullMarked;
