package objector.ingest.intake;

/// What settings must be; a refusal names the setting, and its value only where it is no secret.
public final class SettingRule {
  private SettingRule() {}

  public static void requirePort(int port, String setting) {
    require(port >= 0 && port <= 65_535, setting, "is not a port");
  }

  public static void require(boolean condition, String setting, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("Setting " + setting + " " + problem + ".");
    }
  }
}
