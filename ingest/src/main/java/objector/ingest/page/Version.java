package objector.ingest.page;

/// A text of the page that counts: the baseline of the next comparison.
record Version(ReadPage page, Grams grams) {}
