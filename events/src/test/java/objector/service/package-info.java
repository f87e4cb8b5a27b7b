@NullMarked
package objector.service;

import org.jspecify.annotations.NullMarked;
