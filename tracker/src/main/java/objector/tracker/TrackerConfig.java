package objector.tracker;

import java.nio.file.Path;
import java.time.Clock;
import objector.kafka.KafkaAccess;

/// What the tracker needs to know.
///
/// @param partitions of every topic of the person task; fixed at the first start of the cluster
/// @param stateDir for stores that can be rebuilt
/// @param instance tells this one from others of its group; the same at each start, so that Kafka
///   gives it back what it had at once
/// @param threads of Kafka Streams; they share the partitions
/// @param replication copies of each changelog, as of every topic
/// @param standbys copies of each store on other instances, which take over without reading it anew
/// @param applicationId names group, changelogs and transactions; each rebuild puts a number behind
///   it
public record TrackerConfig(
    KafkaAccess kafka,
    int partitions,
    Path stateDir,
    String instance,
    int threads,
    int replication,
    int standbys,
    String applicationId,
    Clock clock) {
  public static final String DEFAULT_APPLICATION_ID = "objector-tracker";

  public TrackerConfig {
    if (partitions < 1) {
      throw new IllegalArgumentException("'partitions' must be at least 1");
    }
    if (!instance.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
      throw new IllegalArgumentException(
          "'instance' must be letters, digits, dots, underscores and hyphens");
    }
    if (threads < 1 || threads > partitions * 3) {
      throw new IllegalArgumentException(
          "'threads' must be from 1 to three times the partitions: more would have no work");
    }
    if (replication < 1 || standbys < 0) {
      throw new IllegalArgumentException(
          "'replication' must be at least 1, and 'standbys' at least 0");
    }
    if (!applicationId.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException(
          "'applicationId' must be lower-case letters, digits and hyphens");
    }
  }

  public static TrackerConfig of(KafkaAccess kafka, int partitions, Path stateDir) {
    return new TrackerConfig(
        kafka, partitions, stateDir, "1", 1, 1, 0, DEFAULT_APPLICATION_ID, Clock.systemUTC());
  }

  /// The same, under the name of one of its generations.
  TrackerConfig called(String name) {
    return new TrackerConfig(
        kafka, partitions, stateDir, instance, threads, replication, standbys, name, clock);
  }
}
