/// The name of a YAML file on the class path and a record's type come in. The record goes out, or
/// the file, the field and what is wrong with it: an unknown key, a key written twice, a value that
/// a constraint refuses. It must never know a programme, a phrase or a reader.
@NullMarked
package objector.programmes.loader;

import org.jspecify.annotations.NullMarked;
