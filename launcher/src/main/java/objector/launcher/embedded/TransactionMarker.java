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
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.SaslAuthenticateRequest;
import org.apache.kafka.common.requests.SaslHandshakeRequest;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;

/// What ends a transaction in a partition: that it holds. Kafka's own clients can only write that
/// it does not.
final class TransactionMarker {
  private static final short VERSION = 1;
  private static final int PATIENCE_MS = 30_000;

  private TransactionMarker() {}

  static void commit(EmbeddedKafka kafka, TopicPartition partition, ProducerState producer)
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
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), kafka.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      authenticate(socket, kafka.secret());
      demandDone(say(socket, request, VERSION));
    }
  }

  private static void authenticate(Socket socket, BrokerSecret secret) throws IOException {
    SaslHandshakeRequest handshake =
        new SaslHandshakeRequest.Builder(new SaslHandshakeRequestData().setMechanism("PLAIN"))
            .build(VERSION);
    demandDone(say(socket, handshake, VERSION));
    SaslAuthenticateRequest authenticate =
        new SaslAuthenticateRequest.Builder(
                new SaslAuthenticateRequestData().setAuthBytes(secret.message()))
            .build(VERSION);
    demandDone(say(socket, authenticate, VERSION));
  }

  private static void demandDone(AbstractResponse response) throws IOException {
    for (Errors error : response.errorCounts().keySet()) {
      if (error != Errors.NONE) {
        throw new IOException("Kafka did not write a transaction's end: " + error);
      }
    }
  }

  private static AbstractResponse say(Socket socket, AbstractRequest request, short version)
      throws IOException {
    RequestHeader header = new RequestHeader(request.apiKey(), version, "objector-transactions", 1);
    ByteBuffer buffer = request.serializeWithHeader(header);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] answer = in.readNBytes(in.readInt());
    return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
  }
}
