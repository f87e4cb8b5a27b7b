package objector.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import objector.ingest.extract.Declaration;
import objector.programmes.Programmes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the page commands read beside their page, and what they say when it is not there.
final class PageFiles {
  /// JSON is YAML.
  private static final YAMLMapper MAPPER = new YAMLMapper();

  private PageFiles() {}

  /// A declaration by itself, or the file of a page as it lies in `pages.folder`.
  static List<Declaration> declaration(CommandSpec spec, Path file) throws IOException {
    try {
      JsonNode read = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
      JsonNode declaration = read.path("declaration");
      return Declaration.listOf(declaration.isMissingNode() ? read : declaration);
    } catch (JacksonException e) {
      throw new ParameterException(
          spec.commandLine(), file + " is neither JSON nor YAML: " + e.getOriginalMessage(), e);
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
