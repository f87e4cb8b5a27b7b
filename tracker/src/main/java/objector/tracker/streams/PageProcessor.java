package objector.tracker.streams;

import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Orders that people be told of a page event, if it is one to tell.
final class PageProcessor implements Processor<String, PageEvent, String, Object> {
  private final CommitPace pace;
  private @Nullable ProcessorContext<String, Object> context;
  private CommitPace.@Nullable Task commits;

  PageProcessor(CommitPace pace) {
    this.pace = pace;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    CommitPace.Task started = pace.task(context);
    started.keepPace();
    commits = started;
  }

  @Override
  public void process(Record<String, PageEvent> record) {
    @Nullable PageEvent event = record.value();
    if (event != null && TrackerTopology.isToTell(event) && context != null && commits != null) {
      context.forward(record.withValue(new FanOutOrder(event)), StateStores.TO_FAN_OUTS);
      commits.changed();
    }
  }
}
