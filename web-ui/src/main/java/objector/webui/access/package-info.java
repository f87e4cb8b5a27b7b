/// A request that is read but not believed comes in. Whether it reaches its page, as whom and in
/// which language, or which refusal it gets, goes out. It must never know Vert.x, or what the page
/// will say.
@NullMarked
package objector.webui.access;

import org.jspecify.annotations.NullMarked;
