/// Texts, random bits and the parts that an id is derived from come in. Ids, the coordinates of
/// evidence and the names of platforms go out, checked when made, and refusals name the component
/// and never its value. It must never know what an id is used for, nor that there are topics.
@NullMarked
package objector.events.id;

import org.jspecify.annotations.NullMarked;
