package objector.ingest.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import objector.service.TlsFiles;

/// Certificates that sign themselves, made by the JDK's own tool.
final class Certificates {
  private Certificates() {}

  static TlsFiles make(Path folder, String algorithm) throws Exception {
    Path store = folder.resolve("store-" + System.nanoTime() + ".p12");
    Process tool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "k",
                    "-keyalg",
                    algorithm,
                    "-dname",
                    "CN=in.example.org",
                    "-validity",
                    "30",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "invented",
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .start();
    if (tool.waitFor() != 0) {
      throw new IOException(
          new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
    return write(folder, store);
  }

  private static TlsFiles write(Path folder, Path store)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    char[] password = "invented".toCharArray();
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password);
    }
    return new TlsFiles(
        pem(
            folder.resolve("certificate.pem"),
            "CERTIFICATE",
            keys.getCertificate("k").getEncoded()),
        pem(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey("k", password).getEncoded()));
  }

  private static Path pem(Path file, String label, byte[] bytes) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(label, Base64.getMimeEncoder().encodeToString(bytes), label));
  }
}
