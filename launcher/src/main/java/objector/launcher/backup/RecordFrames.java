package objector.launcher.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import objector.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// A partition's records as bytes, one after the other.
final class RecordFrames {
  private static final int NONE = -1;
  private static final int MOST_HEADERS = 1_000;

  private RecordFrames() {}

  /// A record with the offset that it has, and keeps.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(
      long offset,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Header[] headers) {}

  static void write(DataOutputStream out, ConsumerRecord<String, byte[]> record)
      throws IOException {
    out.writeLong(record.offset());
    out.writeLong(record.timestamp());
    String key = record.key();
    write(out, key == null ? null : key.getBytes(StandardCharsets.UTF_8));
    write(out, record.value());
    Header[] headers = record.headers().toArray();
    out.writeInt(headers.length);
    for (Header header : headers) {
      write(out, header.key().getBytes(StandardCharsets.UTF_8));
      write(out, header.value());
    }
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(NONE);
      return;
    }
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// The next one; null at the end.
  ///
  /// @throws IOException when what comes is no record
  static @Nullable Frame read(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    byte[] rest = in.readNBytes(Long.BYTES - 1);
    if (rest.length < Long.BYTES - 1) {
      throw new EOFException("ends within a record");
    }
    long offset = first;
    for (byte one : rest) {
      offset = (offset << Byte.SIZE) | (one & 0xff);
    }
    long timestamp = in.readLong();
    byte[] key = bytes(in);
    byte[] value = bytes(in);
    int count = in.readInt();
    if (offset < 0 || count < 0 || count > MOST_HEADERS) {
      throw new IOException("no record");
    }
    Header[] headers = new Header[count];
    for (int i = 0; i < count; i++) {
      byte[] name = bytes(in);
      if (name == null) {
        throw new IOException("no record");
      }
      headers[i] = new RecordHeader(new String(name, StandardCharsets.UTF_8), bytes(in));
    }
    return new Frame(offset, timestamp, key, value, headers);
  }

  private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == NONE) {
      return null;
    }
    if (length < 0 || length > Topics.MAX_RECORD_BYTES) {
      throw new IOException("no record");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("ends within a record");
    }
    return bytes;
  }
}
