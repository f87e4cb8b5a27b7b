package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import objector.service.Service.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsTakenOnce() {
    try (FolderLock _ = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(FolderLock.Taken.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    FolderLock.take(folder).close();
  }

  @Test
  void whatIsOursIsClosedToOthers() throws IOException {
    Path data = folder.resolve("a").resolve("data");

    FolderLock.take(data).close();

    assertThat(permissions(data)).isEqualTo("rwx------");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        data.resolve("kafka"), PosixFilePermissions.fromString("rwxr-xr-x"));
    FolderLock.take(data).close();
    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("kafka"))).isEqualTo("rwx------");
  }

  @Test
  void rootLeavesNothingInTheFolderOfAnother() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may write everywhere");
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setOwner(
        data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

    assertThatThrownBy(() -> FolderLock.take(data))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("runuser -u nobody");

    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aFolderWithOtherThingsStaysOpenButOurPartsAreNot() throws IOException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.createFile(shared.resolve("somebody-elses.txt"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));

    FolderLock.take(shared).close();

    assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
    for (String part : new String[] {"kafka", "state", "outbox"}) {
      assertThat(permissions(shared.resolve(part))).as(part).isEqualTo("rwx------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
