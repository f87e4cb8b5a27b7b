/// The configuration comes in. The running web pages go out, wired, with every address and who
/// answers it. It must never know what a page shows, nor how a request is read.
@NullMarked
package objector.webui;

import org.jspecify.annotations.NullMarked;
