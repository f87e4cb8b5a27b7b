/// What was asked comes in as plain values, bounded but not yet believed. The request, the
/// response, the route and the handler that turns one into the other go out, for all packages here.
/// It must never know Vert.x, Kafka, HTML, or any page.
@NullMarked
package objector.webui.request;

import org.jspecify.annotations.NullMarked;
