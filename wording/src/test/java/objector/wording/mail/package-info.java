@NullMarked
package objector.wording.mail;

import org.jspecify.annotations.NullMarked;
