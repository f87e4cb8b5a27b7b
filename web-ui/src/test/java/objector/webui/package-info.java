@NullMarked
package objector.webui;

import org.jspecify.annotations.NullMarked;
