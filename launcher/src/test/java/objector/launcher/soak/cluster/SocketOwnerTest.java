package objector.launcher.soak.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SocketOwnerTest {
  private static final List<String> TABLE =
      List.of(
          "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
              + " inode",
          "   0: 0100007F:1F90 0100007F:A2C4 01 00000000:00000000 00:00000000 00000000     0        0"
              + " 4711 1 0 20 4 30 10 -1",
          "   1: 0100007F:A2C4 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0"
              + " 4712 1 0 20 4 30 10 -1");

  @Test
  void eachEndOfAConnectionIsASocketOfItsOwn() {
    assertThat(SocketOwner.find(TABLE, 0xA2C4, 0x1F90)).contains("socket:[4712]");
    assertThat(SocketOwner.find(TABLE, 0x1F90, 0xA2C4)).contains("socket:[4711]");
  }

  @Test
  void aConnectionThatIsNotThereIsNobodys() {
    assertThat(SocketOwner.find(TABLE, 0xA2C4, 0x1F91)).isEmpty();
    assertThat(SocketOwner.find(List.of(), 1, 2)).isEmpty();
  }
}
