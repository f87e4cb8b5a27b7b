/// A template's name and what a page has to show come in. HTML in the reader's language goes out,
/// in the frame that all pages share. It must never know where what is shown comes from: no read
/// model, no Kafka.
@NullMarked
package objector.webui.template;

import org.jspecify.annotations.NullMarked;
