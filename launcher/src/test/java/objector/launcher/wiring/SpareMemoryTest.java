package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import objector.launcher.wiring.SpareMemory.Span;
import org.junit.jupiter.api.Test;

/// What is let go of is of the cache, read only, and as it is in the file.
class SpareMemoryTest {
  @Test
  void letsGoOfWhatOfTheCacheIsReadOnly() {
    Optional<Span> cold =
        cold(mapping("800000000-804b38000 r--p", "/opt/objector/objector.aot", 0));

    assertThat(cold).contains(new Span(0x800000000L, 0x4b38000));
  }

  /// The cache was moved within memory, so that the JVM wrote other addresses into it.
  @Test
  void keepsWhatWasWritten() {
    assertThat(cold(mapping("800000000-804b38000 r--p", "/objector.aot", 4))).isEmpty();
  }

  @Test
  void keepsWhatMayBeWritten() {
    assertThat(cold(mapping("800000000-804b38000 rw-p", "/objector.aot", 0))).isEmpty();
  }

  @Test
  void keepsWhatIsOfOtherFilesOrOfNone() {
    assertThat(cold(mapping("7f0000000000-7f0000100000 r--p", "/lib/libjvm.so", 0))).isEmpty();
    assertThat(cold(mapping("7f0000000000-7f0000100000 r--p", "", 0))).isEmpty();
  }

  /// What stands behind one mapping is not said of another.
  @Test
  void readsEachMappingForItself() {
    List<String> both = new ArrayList<>(mapping("1000-2000 r--p", "/a folder/objector.aot", 8));
    both.addAll(mapping("3000-5000 r--p", "/a folder/objector.aot", 0));

    assertThat(cold(both)).contains(new Span(0x3000, 0x2000));
  }

  /// Of the same file, but of no use: a mapping without a file stands in between.
  @Test
  void doesNotTakeOneMappingForAnother() {
    List<String> both = new ArrayList<>(mapping("1000-2000 r--p", "/objector.aot", 8));
    both.addAll(mapping("3000-5000 rw-p", "", 0));

    assertThat(cold(both)).isEmpty();
  }

  private static Optional<Span> cold(List<String> smaps) {
    return SpareMemory.cold(smaps.iterator());
  }

  private static List<String> mapping(String where, String file, int anonymous) {
    return List.of(
        where + " 00001000 08:01 4711                     " + file,
        "Size:              77024 kB",
        "Rss:               77024 kB",
        "Private_Dirty:         0 kB",
        "Anonymous:         %5d kB".formatted(anonymous),
        "LazyFree:              0 kB",
        "VmFlags: rd mr mw me");
  }
}
