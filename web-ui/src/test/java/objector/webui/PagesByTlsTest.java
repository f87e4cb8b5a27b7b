package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import objector.service.TlsFiles;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pages with a certificate of their own, made by the JDK's own tool.
@Timeout(60)
class PagesByTlsTest {
  @Test
  void aRenewedCertificateIsTakenUpAndABrokenOneLeavesTheOldInPlace(@TempDir Path folder)
      throws Exception {
    TlsFiles files = make(folder);
    WebServerSettings server =
        new WebServerSettings("127.0.0.1", 0, TrustedProxies.HERE, 100, 0, 1 << 20, null, files);
    try (RunningSite site = new RunningSite(folder.resolve("state"), null, server)) {
      BigInteger first = serial(site.port());

      make(folder);
      BigInteger second = first;
      for (int i = 0; i < 100 && second.equals(first); i++) {
        Thread.sleep(300);
        second = serial(site.port());
      }
      assertThat(second).isNotEqualTo(first);

      Files.writeString(files.certificate(), "nonsense");
      Thread.sleep(11_000);
      assertThat(serial(site.port())).isEqualTo(second);
    }
  }

  /// Asks for a page, and says who answered.
  private static BigInteger serial(int port) throws IOException, GeneralSecurityException {
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }

  private static TlsFiles make(Path folder) throws Exception {
    Path store = folder.resolve("store-" + System.nanoTime() + ".p12");
    Process tool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "k",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=objector.example.org",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    "invented",
                    "-keystore",
                    store.toString()))
            .start();
    assertThat(tool.waitFor()).isZero();
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

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
