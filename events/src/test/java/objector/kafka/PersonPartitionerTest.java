package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import org.junit.jupiter.api.Test;

final class PersonPartitionerTest {
  @Test
  void allThatIsOnePersonsLiesInOnePartition() {
    PersonId anna = PersonId.random();
    Set<Integer> partitions = new HashSet<>();
    for (String key :
        new String[] {anna.value(), anna + "/" + EventId.random(), anna + "/a/mail"}) {
      partitions.add(PersonPartitioner.partition(key, 48));
    }

    assertThat(partitions).hasSize(1);
  }

  @Test
  void peopleSpreadEvenly() {
    int[] counts = new int[4];
    for (int i = 0; i < 8000; i++) {
      counts[PersonPartitioner.partition(PersonId.random().value(), 4)]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(1800, 2200);
    }
  }

  /// Changing this splits every installation's people between two tasks.
  @Test
  void thePartitionOfAKeyNeverChanges() {
    assertThat(PersonPartitioner.partition("0".repeat(25) + "1", 48)).isEqualTo(PINNED);
  }

  private static final int PINNED = 9;
}
