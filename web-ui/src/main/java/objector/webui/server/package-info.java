/// HTTP comes in from browsers and mail programs, bounded in size, time and number. A WebRequest
/// goes to the access filter, and its response or stream goes out. It must never know a person, a
/// dossier or Kafka. (Edge: the only package that imports Vert.x.)
@NullMarked
package objector.webui.server;

import org.jspecify.annotations.NullMarked;
