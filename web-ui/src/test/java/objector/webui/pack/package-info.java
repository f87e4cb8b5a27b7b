@NullMarked
package objector.webui.pack;

import org.jspecify.annotations.NullMarked;
