@NullMarked
package objector.webui.access;

import org.jspecify.annotations.NullMarked;
