@NullMarked
package objector.webui.history;

import org.jspecify.annotations.NullMarked;
