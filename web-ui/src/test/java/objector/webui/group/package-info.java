@NullMarked
package objector.webui.group;

import org.jspecify.annotations.NullMarked;
