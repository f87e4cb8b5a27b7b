package objector.ingest.history;

import objector.ingest.extract.ReadPage;
import objector.ingest.text.WordGrams;

/// A text of the page that counts: the baseline of the next comparison.
record PageVersion(ReadPage page, WordGrams grams) {}
