package objector.launcher;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar.
final class JarVersion implements IVersionProvider {
  static String text() {
    return Objects.requireNonNullElse(
        JarVersion.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Objector " + text()};
  }
}
