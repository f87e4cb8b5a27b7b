@NullMarked
package objector.webui.readmodel;

import org.jspecify.annotations.NullMarked;
