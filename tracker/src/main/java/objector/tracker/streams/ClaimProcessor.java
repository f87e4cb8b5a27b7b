package objector.tracker.streams;

import java.time.InstantSource;
import objector.events.person.Claim;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Decides who owns a name: the first who claims it, and again when they claim it again. One task
/// owns a name, so there is no race.
final class ClaimProcessor implements Processor<String, Claim, String, Object> {
  private final InstantSource clock;
  private final CommitPace pace;
  private @Nullable Task task;

  ClaimProcessor(InstantSource clock, CommitPace pace) {
    this.clock = clock;
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    task = new Task(context);
  }

  @Override
  public void process(Record<String, Claim> record) {
    if (task == null) {
      return;
    }
    @Nullable Claim claim = record.value();
    if (claim == null) {
      task.release(record.key());
    } else {
      task.decide(claim);
    }
    task.commits.changed();
  }

  private final class Task {
    private final ProcessorContext<String, Object> context;
    private final KeyValueStore<String, Claim> owners;
    private final CommitPace.Task commits;

    Task(ProcessorContext<String, Object> context) {
      this.context = context;
      this.owners = context.getStateStore(StateStores.OWNERS);
      this.commits = pace.task(context);
      commits.keepPace();
    }

    private void decide(Claim claim) {
      @Nullable Claim first = owners.putIfAbsent(claim.name(), claim);
      if (first == null) {
        send(table(claim.kind()), claim.name(), claim);
      }
      boolean won = first == null || first.person().equals(claim.person());
      send(
          StateStores.TO_CLAIM_RESULTS,
          claim.person().value(),
          new Claim.Result(claim.kind(), claim.name(), claim.person(), claim.because(), won));
    }

    /// @param key `name/person`: only the owner can give a name back
    private void release(String key) {
      int slash = key.indexOf('/');
      String name = slash < 0 ? key : key.substring(0, slash);
      @Nullable Claim owner = owners.get(name);
      if (owner != null && key.equals(name + "/" + owner.person())) {
        owners.delete(name);
        send(table(owner.kind()), name, null);
      }
    }

    private static String table(Claim.Kind kind) {
      return switch (kind) {
        case LOGIN -> StateStores.TO_LOGINS;
        case MAILBOX -> StateStores.TO_MAILBOXES;
      };
    }

    private void send(String sink, String key, @Nullable Object value) {
      context.forward(new Record<>(key, value, clock.millis()), sink);
    }
  }
}
