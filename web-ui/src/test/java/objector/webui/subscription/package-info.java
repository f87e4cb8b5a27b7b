@NullMarked
package objector.webui.subscription;

import org.jspecify.annotations.NullMarked;
