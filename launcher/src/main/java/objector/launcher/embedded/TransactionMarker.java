package objector.launcher.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;

/// What ends a transaction in a partition: that it holds. Kafka's own clients can only write that
/// it does not.
final class TransactionMarker {
  private static final short VERSION = 1;
  private static final int PATIENCE_MS = 30_000;

  private TransactionMarker() {}

  /// @param port of a broker on this machine, without TLS
  static void commit(int port, TopicPartition partition, ProducerState producer)
      throws IOException {
    WriteTxnMarkersRequest request =
        new WriteTxnMarkersRequest.Builder(
                List.of(
                    new TxnMarkerEntry(
                        producer.producerId(),
                        (short) producer.producerEpoch(),
                        producer.coordinatorEpoch().orElse(0),
                        TransactionResult.COMMIT,
                        List.of(partition),
                        (short) 0)))
            .build(VERSION);
    RequestHeader header =
        new RequestHeader(ApiKeys.WRITE_TXN_MARKERS, VERSION, "objector-transactions", 1);
    for (Errors error :
        say(port, header, request.serializeWithHeader(header)).errorCounts().keySet()) {
      if (error != Errors.NONE) {
        throw new IOException("Kafka did not write a transaction's end: " + error);
      }
    }
  }

  private static AbstractResponse say(int port, RequestHeader header, ByteBuffer request)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      byte[] bytes = new byte[request.remaining()];
      request.get(bytes);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(bytes.length);
      out.write(bytes);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = in.readNBytes(in.readInt());
      return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
    }
  }
}
