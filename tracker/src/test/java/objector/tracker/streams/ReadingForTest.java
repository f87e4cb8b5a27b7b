package objector.tracker.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Topics whose ends and whose reading a test sets.
final class ReadingForTest implements SourceReading {
  final Map<String, Fetched> fetched = new HashMap<>();
  CompletableFuture<Map<String, Long>> answer = new CompletableFuture<>();
  int asked;

  @Override
  public CompletionStage<Map<String, Long>> ends(int partition) {
    asked++;
    return answer;
  }

  @Override
  public Fetched fetched(String topic, int partition) {
    return fetched.getOrDefault(topic, Fetched.NOTHING);
  }

  @Override
  public void forget(String topic, int partition) {
    fetched.remove(topic);
  }

  @Override
  public long waited() {
    return 0;
  }
}
