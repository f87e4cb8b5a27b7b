/// What web-ui and tracker say of a group of people comes in: who leads it, who joined, what may be
/// shown of it. Plain records go out. They must never know how one person's objection stands, and a
/// group's figures never whose they are.
@NullMarked
package objector.events.group;

import org.jspecify.annotations.NullMarked;
