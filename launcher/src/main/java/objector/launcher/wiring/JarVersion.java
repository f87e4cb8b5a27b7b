package objector.launcher.wiring;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the jar.
public final class JarVersion implements IVersionProvider {
  /// As people read it.
  public static String text() {
    return Objects.requireNonNullElse(
        JarVersion.class.getPackage().getImplementationVersion(), "(not packaged)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Objector " + text()};
  }
}
