/// In come an embedded Kafka and a number; out come services in processes of their own, invented
/// people with what happens to them and their mails, and what lies in the topics or reached the
/// relay. It must never know which trial uses it.
@NullMarked
package objector.launcher.soak.stand;

import org.jspecify.annotations.NullMarked;
