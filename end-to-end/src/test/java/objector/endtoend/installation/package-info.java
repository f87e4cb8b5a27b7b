/// whole installations, by their pages, mails and commands.
@NullMarked
package objector.endtoend.installation;

import org.jspecify.annotations.NullMarked;
