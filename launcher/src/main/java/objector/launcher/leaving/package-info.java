/// What an operator types for somebody comes in: a person's id or e-mail address, or a pack. It is
/// erased, exported or checked, as the person would do it themselves. It must never know the pages.
@NullMarked
package objector.launcher.leaving;

import org.jspecify.annotations.NullMarked;
