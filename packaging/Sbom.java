import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Writes the distribution's bill of materials, CycloneDX 1.6 as JSON: every library with the
/// SHA-256 of its file, its licence, and the Java that comes along.
///
/// `java packaging/Sbom.java LIB third-party.tsv VERSION RUNTIME > objector.cdx.json`
public final class Sbom {
  private Sbom() {}

  public static void main(String[] arguments) throws Exception {
    Path lib = Path.of(arguments[0]);
    String version = arguments[2];
    List<String> components = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[1]), UTF_8)) {
      String[] fields = line.split("\t", -1);
      if (line.startsWith("#") || fields[0].equals("group")) {
        continue;
      }
      components.add(
          """
          {
            "type": "library",
            "bom-ref": "pkg:maven/%1$s/%2$s@%3$s?file=%6$s",
            "group": "%1$s",
            "name": "%2$s",
            "version": "%3$s",
            "purl": "pkg:maven/%1$s/%2$s@%3$s",
            "hashes": [{"alg": "SHA-256", "content": "%5$s"}],
            "licenses": [{"expression": "%4$s"}]
          }\
          """
              .formatted(
                  fields[0],
                  fields[1],
                  fields[2],
                  fields[3],
                  sha256(lib.resolve(fields[4])),
                  fields[4])
              .indent(4)
              .stripTrailing());
    }
    components.add(java(Path.of(arguments[3])).indent(4).stripTrailing());
    String all = String.join(",\n", components);
    // The same parts have the same number: a build that is repeated writes the same file.
    UUID serial = UUID.nameUUIDFromBytes((version + all).getBytes(UTF_8));
    String bom =
        """
        {
          "bomFormat": "CycloneDX",
          "specVersion": "1.6",
          "serialNumber": "urn:uuid:%s",
          "version": 1,
          "metadata": {
            "component": {
              "type": "application",
              "bom-ref": "objector",
              "name": "objector",
              "version": "%s",
              "licenses": [{"expression": "Apache-2.0"}]
            }
          },
          "components": [
        %s
          ]
        }
        """
            .formatted(serial, version, all);
    System.out.write(bom.getBytes(UTF_8));
    System.out.flush();
  }

  private static String java(Path runtime) throws IOException {
    String version = "";
    String vendor = "";
    for (String line : Files.readAllLines(runtime.resolve("release"), UTF_8)) {
      if (line.startsWith("JAVA_RUNTIME_VERSION=")) {
        version = line.substring(line.indexOf('=') + 1).replace("\"", "");
      } else if (version.isEmpty() && line.startsWith("JAVA_VERSION=")) {
        version = line.substring(line.indexOf('=') + 1).replace("\"", "");
      } else if (line.startsWith("IMPLEMENTOR=")) {
        vendor = line.substring(line.indexOf('=') + 1).replace("\"", "");
      }
    }
    return """
    {
      "type": "framework",
      "bom-ref": "java-runtime",
      "name": "Java runtime",
      "publisher": "%s",
      "version": "%s",
      "licenses": [{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}]
    }\
    """
        .formatted(vendor, version);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
