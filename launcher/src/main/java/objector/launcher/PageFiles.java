package objector.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import objector.events.Json;
import objector.ingest.extract.Declaration;
import objector.programmes.Programmes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.JacksonException;

/// What the page commands read beside their page, and what they say when it is not there.
final class PageFiles {
  private PageFiles() {}

  static List<Declaration> declaration(CommandSpec spec, Path file) throws IOException {
    try {
      return Declaration.listOf(
          Json.MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (JacksonException e) {
      throw new ParameterException(
          spec.commandLine(), file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  static ParameterException unknown(CommandSpec spec, String page) {
    String known =
        String.join(
            ", ",
            Programmes.load().metaAiTraining().pages().stream()
                .map(watched -> watched.id())
                .toList());
    return new ParameterException(
        spec.commandLine(), "There is no watched page " + page + ". Known: " + known);
  }
}
