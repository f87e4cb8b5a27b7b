/// What each part tells of itself, what was put aside, and which pages cannot be seen come in; a
/// visitor who may be the operator, too. The operator's page goes out, in English as the command
/// line is. It must never know whose anything is.
@NullMarked
package objector.webui.operator;

import org.jspecify.annotations.NullMarked;
