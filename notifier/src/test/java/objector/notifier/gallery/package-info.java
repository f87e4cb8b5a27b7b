@NullMarked
package objector.notifier.gallery;

import org.jspecify.annotations.NullMarked;
