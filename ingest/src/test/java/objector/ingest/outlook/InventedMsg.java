package objector.ingest.outlook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Files as Outlook saves them, of mails that we made up; written by another hand than the reader's
/// (Apache POI's).
final class InventedMsg {
  private final Map<String, byte[]> streams = new LinkedHashMap<>();
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
  private final Map<Integer, Long> times = new LinkedHashMap<>();
  private final List<InventedMsg> recipients = new ArrayList<>();
  private final List<InventedMsg> attached = new ArrayList<>();

  InventedMsg text(String property, String text) {
    streams.put(property + "001F", text.getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  /// As Outlook wrote it before it knew Unicode.
  InventedMsg narrow(String property, String text, String page) {
    streams.put(property + "001E", text.getBytes(Charset.forName(page)));
    return this;
  }

  InventedMsg bytes(String property, byte[] bytes) {
    streams.put(property + "0102", bytes);
    return this;
  }

  InventedMsg number(int property, int number) {
    numbers.put(property, number);
    return this;
  }

  /// In Windows' count: tenths of a millionth of a second since 1601.
  InventedMsg time(int property, long ticks) {
    times.put(property, ticks);
    return this;
  }

  InventedMsg to(String name, String address, int kind) {
    recipients.add(new InventedMsg().text("3001", name).text("39FE", address).number(0x0c15, kind));
    return this;
  }

  InventedMsg with(InventedMsg attachment) {
    attached.add(attachment);
    return this;
  }

  byte[] file() {
    try (POIFSFileSystem file = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      fill(file.getRoot(), 32);
      file.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(DirectoryEntry folder, int head) {
    streams.forEach((name, content) -> stream(folder, "__substg1.0_" + name, content));
    ByteBuffer properties =
        ByteBuffer.allocate(head + 16 * (numbers.size() + times.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    properties.position(head);
    numbers.forEach((property, number) ->
        properties.putInt(property << 16 | 3).putInt(6).putInt(number).putInt(0));
    times.forEach(
        (property, ticks) -> properties.putInt(property << 16 | 0x40).putInt(6).putLong(ticks));
    stream(folder, "__properties_version1.0", properties.array());
    for (int i = 0; i < recipients.size(); i++) {
      InventedMsg one = recipients.get(i);
      within(folder, "__recip_version1.0_#%08X".formatted(i), inside -> one.fill(inside, 8));
    }
    for (int i = 0; i < attached.size(); i++) {
      InventedMsg one = attached.get(i);
      within(
          folder,
          "__attach_version1.0_#%08X".formatted(i),
          inside -> {
            boolean file = one.streams.containsKey("37010102");
            if (file) {
              one.fill(inside, 8);
            } else {
              stream(inside, "__properties_version1.0", new byte[8]);
              within(inside, "__substg1.0_3701000D", mail -> one.fill(mail, 24));
            }
          });
    }
  }

  private static void within(DirectoryEntry folder, String name, Consumer<DirectoryEntry> inside) {
    try {
      inside.accept(folder.createDirectory(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stream(DirectoryEntry folder, String name, byte[] content) {
    try {
      folder.createDocument(name, new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
