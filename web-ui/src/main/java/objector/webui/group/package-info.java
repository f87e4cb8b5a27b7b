/// A person comes in who makes a group, invites to it, looks at it, joins or leaves it. Their event
/// and pages that show what may be shown of a group go out. It must never know who is in a group,
/// nor anybody's objections.
@NullMarked
package objector.webui.group;

import org.jspecify.annotations.NullMarked;
