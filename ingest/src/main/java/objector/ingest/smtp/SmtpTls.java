package objector.ingest.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import objector.service.Service.StartFailure;
import objector.service.TlsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS for STARTTLS, from a certificate and a key in PEM files. A renewed certificate is taken up
/// at the next handshake; one that cannot be read leaves the old one in place.
final class SmtpTls {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpTls.class);
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";

  private final TlsFiles files;
  private SSLContext context;
  private List<FileTime> read;

  /// @throws StartFailure when the files do not hold what they should
  SmtpTls(TlsFiles files) {
    this.files = files;
    try {
      this.read = files.changed();
      this.context = load();
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailure(
          "TLS for incoming mail cannot be set up with smtp.certificate "
              + files.certificate()
              + " and smtp.key "
              + files.key()
              + ": "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /// The server's side of TLS on an open connection; the handshake has yet to be made.
  SSLSocket over(Socket plain) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            current().getSocketFactory().createSocket(plain, InputStream.nullInputStream(), true);
    secure.setUseClientMode(false);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setUseCipherSuitesOrder(true);
    secure.setSSLParameters(parameters);
    return secure;
  }

  private synchronized SSLContext current() {
    try {
      List<FileTime> now = files.changed();
      if (!now.equals(read)) {
        read = now;
        context = load();
        LOG.info("The certificate for incoming mail was read anew");
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn(
          "The certificate for incoming mail was changed and cannot be read: {}", e.toString());
    }
    return context;
  }

  private SSLContext load() throws IOException, GeneralSecurityException {
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(files.certificate())))
            .toArray(Certificate[]::new);
    if (chain.length == 0) {
      throw new GeneralSecurityException("there is no certificate in the first");
    }
    char[] none = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry("smtp", privateKey(files.key(), chain[0]), none, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(keys.getKeyManagers(), null, null);
    return made;
  }

  private static PrivateKey privateKey(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    String pem = Files.readString(file, StandardCharsets.US_ASCII);
    int begin = pem.indexOf(KEY_BEGIN);
    int end = pem.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new GeneralSecurityException(
          "the key is not in the form PKCS #8 without a password"
              + " (openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW makes it so)");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(pem.substring(begin + KEY_BEGIN.length(), end));
      return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new GeneralSecurityException("the key is not the certificate's", e);
    }
  }
}
