package objector.ingest.dkim;

/// What was done to one signed field on the way: undone, the signature holds.
///
/// @param tag what was put before or behind a Subject; empty when it was only written otherwise
public record Rewriting(String field, String tag) {}
