package objector.ingest.history;

import java.time.Instant;
import objector.ingest.extract.ReadPage;

/// A text that was seen and does not count yet, as it must outlive a restart: else a page whose
/// watcher is restarted every day would never be believed.
///
/// @param since from when on it counts as having stood there
/// @param looks that saw it
public record WaitingText(ReadPage page, Instant since, Instant last, int looks) {}
