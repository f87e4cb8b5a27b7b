/// Looking at pages: what a page says, whether that is new, and how to fetch it politely and
/// safely.
///
/// [PageReader] turns a capture into text, [PageHistory] decides what a look means, and only
/// [HttpPageFetcher] touches the network.
@NullMarked
package objector.ingest.page;

import org.jspecify.annotations.NullMarked;
