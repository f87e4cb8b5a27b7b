package objector.webui;

import java.util.List;

/// Pages that are only text: who runs this, and what becomes of people's data.
record PlainPage(Press press, String words, List<String> sections) implements Page {
  @Override
  public Answer answer(Visit visit) {
    return press.page(200, visit, "PlainPage", this);
  }
}
