package objector.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// How arguments are read, and what is said of those that cannot be: in words, not in those of
/// Java's classes.
final class ArgumentTypes {
  private ArgumentTypes() {}

  /// For this command and all below it.
  static void on(CommandLine command) {
    command.registerConverter(LocalDate.class, ArgumentTypes::day);
    command.registerConverter(Instant.class, ArgumentTypes::instant);
    command.registerConverter(Path.class, ArgumentTypes::path);
    command.registerConverter(Integer.class, ArgumentTypes::number);
    command.registerConverter(int.class, ArgumentTypes::number);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is no day such as 2025-05-03");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no instant such as 2025-05-03T08:42:00Z");
    }
  }

  /// An empty one would be the folder that one is in: a variable of a script that is not set.
  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    throw new TypeConversionException("'" + text + "' is no file or folder");
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no whole number");
    }
  }
}
