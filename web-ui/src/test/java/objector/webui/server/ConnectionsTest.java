package objector.webui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private long now = Long.MAX_VALUE - 5;
  private final List<String> closed = new ArrayList<>();
  private final Connections connections =
      new Connections(4, 2, TrustedProxies.of("172.18.0.0/16"), () -> now);

  @Test
  void oneSourceHasAPartAndNoMore() {
    assertThat(enter("a", "203.0.113.9")).isTrue();
    assertThat(enter("b", "203.0.113.9")).isTrue();
    assertThat(enter("c", "203.0.113.9")).isFalse();
    assertThat(enter("d", "198.51.100.7")).isTrue();

    connections.leave("a");

    assertThat(enter("e", "203.0.113.9")).isTrue();
  }

  @Test
  void oneIpv6NetworkIsOneSource() {
    assertThat(enter("a", "2001:db8:0:1::1")).isTrue();
    assertThat(enter("b", "2001:db8:0:1::2")).isTrue();
    assertThat(enter("c", "2001:db8:0:1:ffff::3")).isFalse();
    assertThat(enter("d", "2001:db8:0:2::1")).isTrue();
  }

  @Test
  void manyComeThroughAProxyButNotMoreThanThereIsRoomFor() {
    for (String name : List.of("a", "b", "c", "d")) {
      assertThat(enter(name, "172.18.0.5")).isTrue();
    }

    assertThat(enter("e", "172.18.0.5")).isFalse();
    assertThat(enter("f", "203.0.113.9")).isFalse();
  }

  @Test
  void aHeadThatDripsIsWaitedForTwentySeconds() {
    enter("a", "203.0.113.9");

    after(20);
    assertThat(closed).isEmpty();
    after(1);
    assertThat(closed).containsExactly("a");
  }

  @Test
  void whatWeAnswerIsNotClosedMeanwhile() {
    enter("a", "203.0.113.9");
    connections.asked("a");

    after(3_600);

    assertThat(closed).isEmpty();
  }

  @Test
  void eachByteOfABodyBuysTime() {
    enter("a", "203.0.113.9");
    long begun = connections.now();

    connections.brought("a", begun, 0);
    after(9);
    connections.brought("a", begun, 16 * 1024 * 60);
    after(60);
    assertThat(closed).isEmpty();
    after(2);
    assertThat(closed).containsExactly("a");
  }

  @Test
  void aVisitorWhoDoesNotTakeTheirAnswerIsClosed() {
    enter("a", "203.0.113.9");
    connections.asked("a");

    connections.answering("a", 16 * 1024 * 5);
    after(14);
    assertThat(closed).isEmpty();
    after(2);
    assertThat(closed).containsExactly("a");
  }

  @Test
  void whenNobodyIsLeftNobodyIsLookedFor() {
    enter("a", "203.0.113.9");
    assertThat(connections.sweep()).isTrue();

    connections.leave("a");

    assertThat(connections.sweep()).isFalse();
  }

  private boolean enter(String name, String peer) {
    return connections.enter(name, peer, () -> closed.add(name));
  }

  private void after(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    connections.sweep();
  }
}
