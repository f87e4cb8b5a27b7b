@NullMarked
package objector.webui.live;

import org.jspecify.annotations.NullMarked;
