/// The public status page and a person's own pages. HTTP comes in at [objector.webui.FrontDoor],
/// Kafka at [objector.webui.ShelfReader]; everything between is plain.
@NullMarked
package objector.webui;

import org.jspecify.annotations.NullMarked;
