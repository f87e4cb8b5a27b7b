/// Names of key records come in. The records go out, from DNS within a time allowed or from a file,
/// or why there is none. It must never know the mail, nor what is made of a key. (Edge: the only
/// package of these that opens a connection.)
@NullMarked
package objector.ingest.keys;

import org.jspecify.annotations.NullMarked;
