@NullMarked
package objector.webui.page;

import org.jspecify.annotations.NullMarked;
