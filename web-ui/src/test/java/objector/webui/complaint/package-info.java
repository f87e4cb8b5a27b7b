@NullMarked
package objector.webui.complaint;

import org.jspecify.annotations.NullMarked;
