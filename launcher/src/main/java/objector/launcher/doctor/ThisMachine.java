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
import objector.launcher.wiring.FolderLock;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

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
  public String unwritable(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return there + " is no folder";
    }
    return Files.isWritable(there) ? "" : there + " cannot be written by this user";
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
    Lookup lookup = new Lookup(name, Type.value(type));
    lookup.setCache(null);
    ExtendedResolver resolver = new ExtendedResolver();
    resolver.setTimeout(Duration.ofMillis(PATIENCE_MILLIS));
    lookup.setResolver(resolver);
    Record[] records = lookup.run();
    if (lookup.getResult() == Lookup.HOST_NOT_FOUND
        || lookup.getResult() == Lookup.TYPE_NOT_FOUND) {
      return List.of();
    }
    if (records == null) {
      throw new IOException("DNS did not answer: " + lookup.getErrorString());
    }
    List<String> all = new ArrayList<>();
    for (Record record : records) {
      all.add(
          record instanceof TXTRecord text
              ? String.join("", text.getStrings())
              : record.rdataToString());
    }
    return all;
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
