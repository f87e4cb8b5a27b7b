package objector.webui.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import objector.events.Json;
import objector.events.id.Evidence;

/// Files in a ZIP, and beside them a list of what each must be, in the form that `sha256sum -c`
/// reads. Of too much the rest is left out, and counted.
public final class PackWriter implements AutoCloseable {
  /// The list.
  public static final String MANIFEST = "manifest.sha256";

  /// What a browser's download may weigh here, as it is made in memory.
  public static final long MOST_IN_MEMORY = 48L * 1024 * 1024;

  private final ZipOutputStream zip;
  private final Instant made;
  private final long most;
  private final Map<String, String> hashes = new TreeMap<>();
  private long written;
  private int leftOut;

  /// Writes there.
  ///
  /// @param made the time that all files bear
  /// @param most bytes of all files together, before they are pressed
  public PackWriter(OutputStream out, Instant made, long most) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.made = made;
    this.most = most;
  }

  /// Adds a file; false: it is left out, as it would grow too large.
  public boolean add(String name, byte[] bytes) throws IOException {
    if (written + bytes.length > most) {
      leftOut++;
      return false;
    }
    written += bytes.length;
    put(name, bytes);
    if (hashes.put(name, Evidence.sha256(bytes)) != null) {
      throw new IllegalArgumentException("a pack has two files called " + name);
    }
    return true;
  }

  /// Adds a value as JSON that people can read, too.
  public void json(String name, Object value) throws IOException {
    add(name, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
  }

  public int leftOut() {
    return leftOut;
  }

  private void put(String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(made.toEpochMilli());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /// Writes the list, and the end.
  @Override
  public void close() throws IOException {
    StringBuilder list = new StringBuilder();
    hashes.forEach((name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
    put(MANIFEST, list.toString().getBytes(StandardCharsets.UTF_8));
    zip.close();
  }
}
