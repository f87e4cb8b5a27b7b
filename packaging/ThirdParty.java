import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Writes `third-party.tsv`: what comes with Objector that is not ours, and under which licence, as
/// the libraries' own POM files in Maven's local repository say.
///
/// `java packaging/ThirdParty.java LIB REPOSITORY > packaging/third-party.tsv`, where LIB is
/// `launcher/target/lib` after a build.
public final class ThirdParty {
  private static final Pattern VERSIONED = Pattern.compile("(.+?)-([0-9][^/]*?)\\.jar");

  /// Licences by what POM files call them, in lower case; the first that is found in it.
  private static final List<Map.Entry<String, String>> SPDX =
      List.of(
          Map.entry("eclipse distribution license", "BSD-3-Clause"),
          Map.entry("edl 1.0", "BSD-3-Clause"),
          Map.entry("eclipse public license - v 1.0", "EPL-1.0"),
          Map.entry("eclipse public license v. 2.0", "EPL-2.0"),
          Map.entry("eclipse public license v2.0", "EPL-2.0"),
          Map.entry("eclipse public license 2.0", "EPL-2.0"),
          Map.entry("eclipse public license - v 2.0", "EPL-2.0"),
          Map.entry("epl 2.0", "EPL-2.0"),
          Map.entry("epl-2.0", "EPL-2.0"),
          Map.entry("go license", "BSD-3-Clause"),
          Map.entry("isc", "ISC"),
          Map.entry("gpl2 w/ cpe", "GPL-2.0-only WITH Classpath-exception-2.0"),
          Map.entry(
              "gpl-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"),
          Map.entry("gnu lesser general public license", "LGPL-2.1-only"),
          Map.entry("gnu general public license, version 2", "GPL-2.0-only"),
          Map.entry("lgpl", "LGPL-2.1-or-later"),
          Map.entry("apache", "Apache-2.0"),
          Map.entry("asl, version 2", "Apache-2.0"),
          Map.entry("2-clause bsd", "BSD-2-Clause"),
          Map.entry("bsd-2-clause", "BSD-2-Clause"),
          Map.entry("bsd 2-clause", "BSD-2-Clause"),
          Map.entry("simplified bsd", "BSD-2-Clause"),
          Map.entry("0bsd", "0BSD"),
          Map.entry("bsd zero clause", "0BSD"),
          Map.entry("bsd", "BSD-3-Clause"),
          Map.entry("unicode", "Unicode-3.0"),
          Map.entry("cc0", "CC0-1.0"),
          Map.entry("public domain", "CC0-1.0"),
          Map.entry("mit", "MIT"),
          Map.entry("mozilla public license", "MPL-2.0"));

  private ThirdParty() {}

  public static void main(String[] arguments) throws Exception {
    Path lib = Path.of(arguments[0]);
    Path repository = Path.of(arguments[1]);
    TreeMap<String, String> lines = new TreeMap<>();
    List<String> unknown = new ArrayList<>();
    List<Path> jars;
    try (Stream<Path> files = Files.list(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      if (name.contains("-SNAPSHOT")) {
        continue;
      }
      Path kept = inRepository(repository, name);
      Path folder = kept.getParent();
      String version = folder.getFileName().toString();
      String artifact = folder.getParent().getFileName().toString();
      String group =
          repository.relativize(folder.getParent().getParent()).toString().replace('/', '.');
      String licence = licence(repository, folder.resolve(artifact + "-" + version + ".pom"));
      if (licence.startsWith("?")) {
        unknown.add(name + ": " + licence);
      }
      lines.put(group + ":" + name, String.join("\t", group, artifact, version, licence, name));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("licences that are not known here: " + unknown);
    }
    StringBuilder out = new StringBuilder();
    out.append(
        "# What comes with Objector that is not ours. Written by ThirdParty.java beside this;");
    out.append(" ThirdPartyTest says when it is old.\n");
    out.append("group\tartifact\tversion\tlicence\tfile\n");
    lines.values().forEach(line -> out.append(line).append('\n'));
    System.out.write(out.toString().getBytes(UTF_8));
    System.out.flush();
  }

  private static Path inRepository(Path repository, String name) throws IOException {
    Matcher versioned = VERSIONED.matcher(name);
    if (!versioned.matches()) {
      throw new IllegalStateException("a library without a version: " + name);
    }
    var matcher = FileSystems.getDefault().getPathMatcher("glob:**/" + name);
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .filter(matcher::matches)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("not in Maven's repository: " + name));
    }
  }

  private static String licence(Path repository, Path pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
    Element project = document.getDocumentElement();
    Element licences = child(project, "licenses");
    if (licences != null) {
      List<String> found = new ArrayList<>();
      NodeList all = licences.getElementsByTagName("license");
      for (int i = 0; i < all.getLength(); i++) {
        Element one = (Element) all.item(i);
        String id = spdx(text(one, "name") + " " + text(one, "url"));
        if (!found.contains(id)) {
          found.add(id);
        }
      }
      if (!found.isEmpty()) {
        return String.join(" OR ", found);
      }
    }
    Element parent = child(project, "parent");
    if (parent == null) {
      return "? none";
    }
    String group = text(parent, "groupId");
    String artifact = text(parent, "artifactId");
    String version = text(parent, "version");
    return licence(
        repository,
        repository
            .resolve(group.replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + ".pom"));
  }

  private static String spdx(String said) {
    String lower = said.toLowerCase(java.util.Locale.ROOT);
    return SPDX.stream()
        .filter(known -> lower.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("? " + said);
  }

  private static Element child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        return child;
      }
    }
    return null;
  }

  private static String text(Element element, String name) {
    Element child = child(element, name);
    return child == null ? "" : child.getTextContent().strip();
  }
}
