package objector.launcher.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import objector.events.Json;
import objector.launcher.backup.BackupManifest.KeptFile;
import objector.launcher.backup.BackupManifest.KeptPart;
import objector.service.Service.StartFailure;

/// A backup that was written, to be read.
final class BackupFile implements AutoCloseable {
  private static final int MOST_MANIFEST = 64 * 1024 * 1024;

  /// What a file of the data folder may be called: nothing that leads out of it.
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_@=-][A-Za-z0-9._@=-]*/)?[A-Za-z0-9_@=-][A-Za-z0-9._@=-]*");

  private final ZipFile zip;
  private final BackupManifest manifest;
  private final String manifestSha256;

  private BackupFile(ZipFile zip, BackupManifest manifest, String manifestSha256) {
    this.zip = zip;
    this.manifest = manifest;
    this.manifestSha256 = manifestSha256;
  }

  /// Opens one.
  ///
  /// @throws StartFailure when it is none, or of a later Objector
  static BackupFile open(Path file) {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
        if (entry == null) {
          throw new StartFailure(file + " is no backup of Objector's.");
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
          bytes = in.readNBytes(MOST_MANIFEST);
        }
        int format = Json.MAPPER.readTree(bytes).path("format").asInt(0);
        if (format != BackupManifest.FORMAT) {
          throw new StartFailure(
              "%s was written by another release (format %d; this one reads %d). Restore it with that one."
                  .formatted(file, format, BackupManifest.FORMAT));
        }
        MessageDigest digest = BackupWriter.sha256();
        digest.update(bytes);
        return new BackupFile(
            zip, Json.read(bytes, BackupManifest.class), BackupWriter.hex(digest));
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new StartFailure("There is no file " + file + ".", e);
    } catch (ZipException e) {
      throw new StartFailure(
          file + " is no backup of Objector's, or was cut off: " + e.getMessage() + ".", e);
    } catch (IOException | Json.Unreadable | tools.jackson.core.JacksonException e) {
      throw new StartFailure(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  BackupManifest manifest() {
    return manifest;
  }

  /// What to compare with what the backup said when it was made.
  String manifestSha256() {
    return manifestSha256;
  }

  /// What is not as it was when it was written; empty when all is.
  List<String> altered() {
    List<String> altered = new ArrayList<>();
    Set<String> known = new HashSet<>(Set.of(BackupManifest.ENTRY));
    manifest.parts().forEach(part -> known.add(part.entry()));
    manifest.files().forEach(file -> known.add(file.entry()));
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !known.contains(name))
        .forEach(name -> altered.add(name + " (added)"));
    for (KeptPart part : manifest.parts()) {
      check(part.entry(), part.sha256(), altered);
    }
    for (KeptFile file : manifest.files()) {
      if (!NAME.matcher(file.name()).matches()) {
        altered.add(file.entry() + " (a name that a backup never has)");
      } else {
        check(file.entry(), file.sha256(), altered);
      }
    }
    return altered;
  }

  private void check(String entry, String sha256, List<String> altered) {
    try (InputStream in = stream(entry)) {
      MessageDigest digest = BackupWriter.sha256();
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      if (!BackupWriter.hex(digest).equals(sha256)) {
        altered.add(entry);
      }
    } catch (IOException e) {
      altered.add(entry + " (" + e.getMessage() + ")");
    }
  }

  DataInputStream records(KeptPart part) throws IOException {
    return new DataInputStream(new BufferedInputStream(stream(part.entry()), 1 << 16));
  }

  InputStream file(KeptFile file) throws IOException {
    return stream(file.entry());
  }

  private InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("missing");
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
