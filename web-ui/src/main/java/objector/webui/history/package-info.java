/// The recorded versions of watched pages come in. Their list, history, versions, comparisons, feed
/// and JSON go out, for everybody. It must never know a person.
@NullMarked
package objector.webui.history;

import org.jspecify.annotations.NullMarked;
