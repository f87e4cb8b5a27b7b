/// The compacted topics come in from Kafka. Dossiers, logins, page histories and the watch go out,
/// to be read and listened to. It must never know a request, a session or a page of the site.
/// (Edge: Kafka Streams.)
@NullMarked
package objector.webui.readmodel;

import org.jspecify.annotations.NullMarked;
