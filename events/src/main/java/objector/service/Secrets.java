package objector.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.service.Service.StartFailure;

/// The keys of an installation, all derived from one (HMAC-SHA256 over the purpose), which comes
/// from the environment or a file that only its owner can read.
public final class Secrets {
  private final byte[] master;

  private Secrets(byte[] master) {
    this.master = master.clone();
  }

  public static Secrets of(Settings settings, Path defaultFile) {
    Optional<String> key = settings.optional(Setting.SECRETS_KEY);
    if (key.isPresent()) {
      byte[] bytes = key.get().getBytes(StandardCharsets.UTF_8);
      if (bytes.length < 32) {
        throw new StartFailure(
            "Setting secrets.key needs at least 32 characters (for example from: openssl rand -hex 32).");
      }
      return new Secrets(bytes);
    }
    return inFile(settings.optional(Setting.SECRETS_FILE).map(Path::of).orElse(defaultFile));
  }

  /// Reads the file, or makes it.
  static Secrets inFile(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      byte[] master =
          HexFormat.of().parseHex(Files.readString(file, StandardCharsets.UTF_8).strip());
      if (master.length < 32) {
        throw new StartFailure(
            "The secrets file " + file + " is too short: it must hold 64 hexadecimal digits.");
      }
      return new Secrets(master);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(
          "The secrets file " + file + " cannot be read or made: " + e.getMessage(), e);
    }
  }

  /// Written aside and linked into place, so that two services that start together agree on one.
  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path aside =
        Files.createTempFile(
            folder,
            "secrets",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Files.writeString(aside, HexFormat.of().formatHex(random) + "\n", StandardCharsets.UTF_8);
    try {
      Files.createLink(file, aside);
      Files.delete(aside);
    } catch (FileAlreadyExistsException e) {
      Files.delete(aside);
    } catch (UnsupportedOperationException e) {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  public byte[] key(Purpose purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master, "HmacSHA256"));
      return mac.doFinal(purpose.name().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  /// A key as text, for headers.
  public String token(Purpose purpose) {
    return HexFormat.of().formatHex(key(purpose));
  }

  /// What a key is for: none serves two purposes.
  public enum Purpose {
    SESSION,
    LINK,
    LOGIN_HASH,
    SERVICE_TOKEN
  }
}
