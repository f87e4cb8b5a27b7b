@NullMarked
package objector.webui.calendar;

import org.jspecify.annotations.NullMarked;
