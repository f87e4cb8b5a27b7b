package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import objector.ingest.extract.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class PageFilesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aDeclarationIsTakenAsJsonAsYamlAndInThePageItBelongsTo() throws IOException {
    List<Declaration> json =
        declaration("{\"fetch\": \"https://choir.example/terms\", \"select\": \"main\"}");

    assertThat(json).hasSize(1);
    assertThat(json.getFirst().fetch()).hasToString("https://choir.example/terms");
    assertThat(declaration("fetch: https://choir.example/terms\nselect: main\n")).isEqualTo(json);
    assertThat(
            declaration(
                """
                id: the-choir
                title: { en: Terms of the choir }
                language: en
                url: https://choir.example/terms
                declaration: { fetch: "https://choir.example/terms", select: main }
                """))
        .isEqualTo(json);
  }

  @Test
  void whatIsNeitherIsSaidToBe() {
    assertThatThrownBy(() -> declaration("{fetch: ["))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("is neither JSON nor YAML");
  }

  private List<Declaration> declaration(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("declared"), text);
    return PageFiles.declaration(new CommandLine(CommandSpec.create()).getCommandSpec(), file);
  }
}
