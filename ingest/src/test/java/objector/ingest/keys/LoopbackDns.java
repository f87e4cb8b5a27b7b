package objector.ingest.keys;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;

/// A DNS server on this machine, by UDP and TCP, that answers as a test wants.
final class LoopbackDns implements AutoCloseable {
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Map<String, Zone> zones = new ConcurrentHashMap<>();
  final AtomicInteger byUdp = new AtomicInteger();
  final AtomicInteger byTcp = new AtomicInteger();

  enum Way {
    ANSWERS,
    TRUNCATES,
    REFUSES,
    FAILS,
    IS_SILENT,
    TALKS_NONSENSE,
    IS_AN_ALIAS
  }

  private record Zone(Way way, long ttl, List<String> texts) {}

  LoopbackDns() {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      tcp = new ServerSocket(0, 50, loopback);
      udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serveUdp);
    Thread.ofVirtual().start(this::serveTcp);
  }

  LoopbackDns with(String name, Way way, long ttl, String... texts) {
    zones.put(name, new Zone(way, ttl, List.of(texts)));
    return this;
  }

  SimpleResolver resolver() {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort()));
    resolver.setTimeout(Duration.ofSeconds(2));
    return resolver;
  }

  private void serveUdp() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byUdp.incrementAndGet();
        byte @Nullable [] answer = answer(Arrays.copyOf(buffer, packet.getLength()), true);
        if (answer != null) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] question = in.readNBytes(in.readUnsignedShort());
        byTcp.incrementAndGet();
        byte @Nullable [] answer = answer(question, false);
        if (answer != null) {
          DataOutputStream out = new DataOutputStream(socket.getOutputStream());
          out.writeShort(answer.length);
          out.write(answer);
          out.flush();
        }
      } catch (IOException e) {
        if (tcp.isClosed()) {
          return;
        }
      }
    }
  }

  private byte @Nullable [] answer(byte[] raw, boolean small) throws IOException {
    Message question = new Message(raw);
    Name name = question.getQuestion().getName();
    Zone zone = zones.get(name.toString(true));
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    if (zone == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
      return answer.toWire();
    }
    switch (zone.way()) {
      case IS_SILENT -> {
        return null;
      }
      case TALKS_NONSENSE -> {
        return new byte[] {raw[0], raw[1], 1};
      }
      case FAILS -> answer.getHeader().setRcode(Rcode.SERVFAIL);
      case REFUSES -> answer.getHeader().setRcode(Rcode.REFUSED);
      case TRUNCATES -> {
        if (small) {
          answer.getHeader().setFlag(Flags.TC);
        } else {
          texts(answer, name, zone);
        }
      }
      case IS_AN_ALIAS -> {
        Name target = Name.fromString("real." + name);
        answer.addRecord(new CNAMERecord(name, DClass.IN, zone.ttl(), target), Section.ANSWER);
        texts(answer, target, zone);
      }
      case ANSWERS -> texts(answer, name, zone);
    }
    return answer.toWire();
  }

  private static void texts(Message answer, Name name, Zone zone) {
    for (String text : zone.texts()) {
      List<String> strings =
          Stream.iterate(0, at -> at < text.length(), at -> at + 200)
              .map(at -> text.substring(at, Math.min(text.length(), at + 200)))
              .toList();
      answer.addRecord(new TXTRecord(name, DClass.IN, zone.ttl(), strings), Section.ANSWER);
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
