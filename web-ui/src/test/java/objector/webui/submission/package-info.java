@NullMarked
package objector.webui.submission;

import org.jspecify.annotations.NullMarked;
