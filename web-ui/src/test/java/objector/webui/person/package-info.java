@NullMarked
package objector.webui.person;

import org.jspecify.annotations.NullMarked;
