package objector.events.id;

import org.jspecify.annotations.Nullable;

/// Where raw bytes lie on `objector.evidence`. Partition and offset are a hint that compaction or a
/// mirror may void; key and hash decide.
public record Evidence(EvidenceId id, int partition, long offset, String sha256, int bytes) {
  public Evidence {
    Preconditions.present(id, "id");
    Preconditions.matches(sha256, Ids.Form.HEX, "sha256");
  }

  /// Whether these are the bytes that were kept.
  public boolean isOf(byte @Nullable [] candidate) {
    return candidate != null && candidate.length == bytes && sha256(candidate).equals(sha256);
  }

  public static String sha256(byte[] bytes) {
    return Ids.sha256Hex(bytes);
  }
}
