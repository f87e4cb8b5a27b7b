/// Facts that change, as dated data: programmes, forms, pages, senders, authorities, mail phrases.
@NullMarked
package objector.programmes;

import org.jspecify.annotations.NullMarked;
