package objector.launcher.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a backup holds, with the SHA-256 of each part: the file's last entry.
///
/// @param format of the file; a later one is refused
/// @param version of the Objector that wrote it, for people
/// @param made the moment that it shows
/// @param partitions of every topic
record BackupManifest(
    int format,
    String version,
    Instant made,
    int partitions,
    List<KeptTopic> topics,
    List<KeptPart> parts,
    List<KeptPosition> positions,
    List<KeptFile> files) {
  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  BackupManifest {
    topics = List.copyOf(topics);
    parts = List.copyOf(parts);
    positions = List.copyOf(positions);
    files = List.copyOf(files);
  }

  /// A topic, and what was set for it alone.
  record KeptTopic(String name, Map<String, String> settings) {
    KeptTopic {
      settings = Map.copyOf(settings);
    }
  }

  /// A partition's records.
  ///
  /// @param end the offset before which they lie; it stays what it was
  record KeptPart(String topic, int partition, long end, long records, String sha256) {
    String entry() {
      return "topics/" + topic + "/" + partition;
    }
  }

  /// Up to where a group has worked.
  record KeptPosition(String group, String topic, int partition, long offset, String metadata) {}

  /// A file of the data folder.
  ///
  /// @param name with `/` between its folders
  record KeptFile(String name, String sha256) {
    String entry() {
      return "files/" + name;
    }
  }
}
