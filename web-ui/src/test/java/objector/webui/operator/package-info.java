@NullMarked
package objector.webui.operator;

import org.jspecify.annotations.NullMarked;
