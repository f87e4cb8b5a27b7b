@NullMarked
package objector.webui.server;

import org.jspecify.annotations.NullMarked;
