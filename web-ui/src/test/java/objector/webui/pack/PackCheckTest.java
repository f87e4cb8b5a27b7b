package objector.webui.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PackCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-24T13:07:00Z");

  private Path pack;

  @BeforeEach
  void folder(@TempDir Path folder) {
    pack = folder.resolve("pack.zip");
  }

  private void write() throws IOException {
    try (PackWriter writer = new PackWriter(Files.newOutputStream(pack), NOW, 1_000)) {
      writer.add("mails/001.eml", "From: a@b.example\r\n\r\nHello".getBytes(UTF_8));
      writer.json("timeline.json", Map.of("facts", 1));
    }
  }

  /// The pack's files, as anybody can write them anew.
  private void rewrite(Map<String, byte[]> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(pack);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new java.util.zip.ZipFile(pack.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }

  private PackCheck.Result check() throws PackCheck.Unreadable {
    return PackCheck.of(pack, (name, bytes) -> {});
  }

  @Test
  void whatWasWrittenIsIntactAndHandedOver() throws Exception {
    write();
    Map<String, byte[]> seen = new HashMap<>();

    assertThat(PackCheck.of(pack, seen::put).isIntact()).isTrue();
    assertThat(seen).containsOnlyKeys("mails/001.eml", "timeline.json");
  }

  @Test
  void whatWasAlteredIsNamed() throws Exception {
    write();
    Map<String, byte[]> files = files();
    files.put("mails/001.eml", "From: a@b.example\r\n\r\nHellO".getBytes(UTF_8));
    rewrite(files);

    assertThat(check().altered()).containsExactly("mails/001.eml");
    assertThat(check().isIntact()).isFalse();
  }

  @Test
  void whatIsMissingAndWhatWasAddedAreNamed() throws Exception {
    write();
    Map<String, byte[]> files = files();
    files.remove("timeline.json");
    files.put("mails/002.eml", new byte[3]);
    rewrite(files);

    assertThat(check().missing()).containsExactly("timeline.json");
    assertThat(check().added()).containsExactly("mails/002.eml");
  }

  @Test
  void aDamagedFileIsAlteredAndTheOthersAreStillLookedAt() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(pack);
    // Behind the first entry's header and name: its pressed bytes.
    bytes[30 + "mails/001.eml".length() + 3] ^= 0x55;
    Files.write(pack, bytes);

    assertThat(check().altered()).containsExactly("mails/001.eml");
    assertThat(check().intact()).containsExactly("timeline.json");
  }

  @Test
  void whatGrowsTooLargeIsLeftOutAndCounted() throws IOException {
    try (PackWriter writer = new PackWriter(Files.newOutputStream(pack), NOW, 10)) {
      assertThat(writer.add("a", new byte[8])).isTrue();
      assertThat(writer.add("b", new byte[8])).isFalse();
      assertThat(writer.leftOut()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "/etc/passwd", "mails/../../evil", "a\\b", "C:evil", "a\u001b[2Jb"})
  void aNameThatLeadsOutIsRefused(String name) throws Exception {
    write();
    Map<String, byte[]> files = files();
    files.put(name, new byte[1]);
    rewrite(files);

    assertThatThrownBy(this::check).isInstanceOf(PackCheck.Unreadable.class);
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    write();
    Map<String, byte[]> files = files();
    String list = "0".repeat(64) + "  bomb\n";
    files.put(PackWriter.MANIFEST, list.getBytes(UTF_8));
    files.put("bomb", new byte[64 << 20]);
    rewrite(files);

    assertThat(Files.size(pack)).isLessThan(200_000);
    assertThatThrownBy(this::check)
        .isInstanceOf(PackCheck.Unreadable.class)
        .hasMessageContaining("unpacks");
  }

  @Test
  void aListThatIsHugeOrNoneIsRefused() throws Exception {
    rewrite(Map.of("a", new byte[1]));
    assertThatThrownBy(this::check).hasMessageContaining("has no manifest");

    rewrite(Map.of(PackWriter.MANIFEST, new byte[2 << 20]));
    assertThatThrownBy(this::check).isInstanceOf(PackCheck.Unreadable.class);

    rewrite(Map.of(PackWriter.MANIFEST, "nonsense\n".getBytes(UTF_8)));
    assertThatThrownBy(this::check).hasMessageContaining("names no file");
  }

  @Test
  void whatIsNoZipIsSaidSo() throws IOException {
    Files.writeString(pack, "This is no ZIP.");

    assertThatThrownBy(this::check).isInstanceOf(PackCheck.Unreadable.class);
  }
}
