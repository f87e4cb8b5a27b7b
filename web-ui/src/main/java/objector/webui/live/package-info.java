/// A dossier comes in, and every change of it. A person's overview goes out as a page, and then
/// piece by piece for as long as it is open. It must never know Vert.x, or Kafka.
@NullMarked
package objector.webui.live;

import org.jspecify.annotations.NullMarked;
