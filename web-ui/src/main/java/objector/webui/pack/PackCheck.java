package objector.webui.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import objector.events.id.Evidence;
import org.jspecify.annotations.Nullable;

/// Whether a pack is as its list says. Nothing is unpacked to a disk; a pack comes from anybody, so
/// its files, their sizes and their names are bounded, and what is counted is what was unpacked,
/// not what the pack says of itself.
public final class PackCheck {
  private static final long LARGEST_PACK = 2L << 30;
  private static final int MOST_FILES = 5_000;
  private static final int LARGEST_FILE = 30 << 20;
  private static final long LARGEST_WHOLE = 1L << 30;
  private static final int LARGEST_LIST = 1 << 20;
  private static final int LONGEST_NAME = 200;

  private long unpacked;

  private PackCheck() {}

  /// What became of the files that the list names, and of others.
  ///
  /// @param intact as listed
  /// @param altered listed, and no longer that
  /// @param missing listed, and not there
  /// @param added there, and not listed
  public record Result(
      List<String> intact, List<String> altered, List<String> missing, List<String> added) {
    public boolean isIntact() {
      return altered.isEmpty() && missing.isEmpty() && added.isEmpty();
    }
  }

  /// This is no pack, or none that can be looked at without harm.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// Looks at a pack.
  ///
  /// @param each is given every file that is as listed, and its bytes
  public static Result of(Path pack, BiConsumer<String, byte[]> each) throws Unreadable {
    return new PackCheck().check(pack, each);
  }

  private Result check(Path pack, BiConsumer<String, byte[]> each) throws Unreadable {
    try {
      if (Files.size(pack) > LARGEST_PACK) {
        throw new Unreadable("it is larger than 2 GiB");
      }
      try (ZipFile zip = new ZipFile(pack.toFile(), StandardCharsets.UTF_8)) {
        return check(zip, each);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("it is no ZIP that can be read", e);
    }
  }

  private Result check(ZipFile zip, BiConsumer<String, byte[]> each) throws Unreadable {
    Map<String, ZipEntry> present = present(zip);
    ZipEntry list = present.remove(PackWriter.MANIFEST);
    if (list == null) {
      throw new Unreadable("it has no " + PackWriter.MANIFEST);
    }
    byte[] text = bytes(zip, list, LARGEST_LIST);
    if (text == null) {
      throw new Unreadable(PackWriter.MANIFEST + " cannot be read");
    }
    Result result =
        new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<String, String> listed : listed(text).entrySet()) {
      String name = listed.getKey();
      ZipEntry entry = present.remove(name);
      if (entry == null) {
        result.missing().add(name);
        continue;
      }
      byte[] found = bytes(zip, entry, LARGEST_FILE);
      if (found == null || !Evidence.sha256(found).equals(listed.getValue())) {
        result.altered().add(name);
      } else {
        result.intact().add(name);
        each.accept(name, found);
      }
    }
    result.added().addAll(present.keySet());
    return result;
  }

  private static Map<String, ZipEntry> present(ZipFile zip) throws Unreadable {
    if (zip.size() > MOST_FILES) {
      throw new Unreadable("it has more than 5,000 files");
    }
    Map<String, ZipEntry> present = new TreeMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (isHarmful(name)) {
        throw new Unreadable("it has a file whose name would lead out of a folder, or is none");
      }
      if (present.put(name, entry) != null) {
        throw new Unreadable("it has two files of one name");
      }
    }
    return present;
  }

  /// We unpack nothing, but whoever holds a pack will.
  private static boolean isHarmful(String name) {
    return name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || name.chars().anyMatch(Character::isISOControl)
        || List.of(name.split("/", -1)).contains("..");
  }

  private static Map<String, String> listed(byte[] text) throws Unreadable {
    Map<String, String> listed = new LinkedHashMap<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      boolean shaped = line.length() > 66 && line.startsWith("  ", 64);
      if (!shaped || !line.chars().limit(64).allMatch(c -> HexFormat.isHexDigit(c))) {
        throw new Unreadable(PackWriter.MANIFEST + " has a line that names no file");
      }
      String name = line.substring(66);
      if (isHarmful(name) || listed.put(name, line.substring(0, 64)) != null) {
        throw new Unreadable(PackWriter.MANIFEST + " names a file twice, or none");
      }
    }
    return listed;
  }

  /// What is unpacked of a file; null: it is damaged.
  private byte @Nullable [] bytes(ZipFile zip, ZipEntry entry, int most) throws Unreadable {
    byte[] found;
    try (InputStream in = zip.getInputStream(entry)) {
      found = in.readNBytes(most + 1);
    } catch (IOException e) {
      return null;
    }
    unpacked += found.length;
    if (found.length > most || unpacked > LARGEST_WHOLE) {
      throw new Unreadable("it unpacks to more than any pack of ours holds");
    }
    return found;
  }
}
