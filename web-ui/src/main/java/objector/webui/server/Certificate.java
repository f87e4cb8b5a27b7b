package objector.webui.server;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import objector.service.Service.StartFailure;
import objector.service.TlsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate of the pages. A renewed one is taken up within ten seconds, for new connections;
/// one that cannot be read leaves the old one in place.
final class Certificate {
  private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);

  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  private final TlsFiles files;
  private List<FileTime> read;

  /// @throws StartFailure when the files are not there
  Certificate(TlsFiles files) {
    this.files = files;
    try {
      this.read = files.changed();
    } catch (IOException e) {
      throw new StartFailure(
          "The files of web.certificate and web.key cannot be read: " + e.getMessage(), e);
    }
  }

  HttpServerOptions on(HttpServerOptions plain) {
    plain
        .setSsl(true)
        .setKeyCertOptions(pair())
        .setEnabledSecureTransportProtocols(PROTOCOLS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
        .setSslHandshakeTimeout(10);
    return plain;
  }

  private PemKeyCertOptions pair() {
    return new PemKeyCertOptions()
        .setCertPath(files.certificate().toString())
        .setKeyPath(files.key().toString());
  }

  void renew(HttpServer server) {
    List<FileTime> now;
    try {
      now = files.changed();
    } catch (IOException e) {
      // Between the old file and the new one.
      return;
    }
    if (now.equals(read)) {
      return;
    }
    read = now;
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(pair()).setEnabledSecureTransportProtocols(PROTOCOLS);
    server
        .updateSSLOptions(options, true)
        .onSuccess(done -> LOG.info("The certificate of the web pages was read anew"))
        .onFailure(problem ->
            LOG.atWarn()
                .addKeyValue("reason", problem.toString())
                .log("The certificate of the web pages was changed and cannot be read"));
  }
}
