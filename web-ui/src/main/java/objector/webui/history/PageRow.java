package objector.webui.history;

import java.time.Instant;
import objector.events.id.PageId;
import objector.events.page.WatchState;
import org.jspecify.annotations.Nullable;

/// One watched page in a list: its name, how it stands, its year.
///
/// @param said the sentence of how it stands
/// @param language of the page; null where the programme does not know it
/// @param read whether a text of it was ever recorded: a page that was looked at need not be
/// @param lastChange the sentence of its newest change
public record PageRow(
    PageId page,
    String title,
    @Nullable String url,
    @Nullable String language,
    boolean read,
    String said,
    @Nullable String lastChange,
    boolean blind,
    @Nullable Instant lastLook,
    YearStrip strip) {

  static boolean isBlind(@Nullable WatchState watch) {
    return watch != null && watch.blindSince() != null;
  }
}
