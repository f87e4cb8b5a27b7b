package objector.launcher.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import objector.launcher.wiring.FolderLock;

/// The machine that this runs on, and the DNS that it asks. No question takes longer than seconds.
final class ThisMachine implements Surroundings {
  private static final int PATIENCE_MILLIS = 3_000;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long free(Path folder) throws IOException {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }

  @Override
  public boolean isOpenToOthers(Path folder) throws IOException {
    return Files.exists(folder)
        && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)).indexOf('r', 1) > 0;
  }

  @Override
  public boolean isRunning(Path folder) {
    return FolderLock.isHeld(folder);
  }

  @Override
  public boolean isFree(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public List<String> dns(String name, String type) throws IOException {
    Properties settings = new Properties();
    settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", String.valueOf(PATIENCE_MILLIS / 3));
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      DirContext context = new InitialDirContext(settings);
      try {
        Attribute records = context.getAttributes(name, new String[] {type}).get(type);
        List<String> all = new ArrayList<>();
        for (int i = 0; records != null && i < records.size(); i++) {
          all.add(String.valueOf(records.get(i)));
        }
        return all;
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException e) {
      throw new IOException("DNS did not answer within " + Duration.ofMillis(PATIENCE_MILLIS), e);
    }
  }

  @Override
  public Instant certificateEnds(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return certificate.getNotAfter().toInstant();
    } catch (CertificateException e) {
      throw new IOException("no certificate", e);
    }
  }
}
