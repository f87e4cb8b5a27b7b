package objector.benchmarks.corpus;

/// The mail as its author sent it, before anybody forwards it. Links are written `[label](url)`.
record OriginalMail(
    String fromName, String fromAddress, String subject, String body, String footer) {

  String sender() {
    return fromName + " <" + fromAddress + ">";
  }

  String text() {
    String whole = footer.isEmpty() ? body : body + "\n\n-----\n" + footer;
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int open = whole.indexOf('['); open >= 0; open = whole.indexOf('[', at)) {
      int middle = whole.indexOf("](", open);
      int close = middle < 0 ? -1 : whole.indexOf(')', middle);
      if (close < 0) {
        break;
      }
      text.append(whole, at, open).append(whole, open + 1, middle);
      text.append(" <").append(whole, middle + 2, close).append('>');
      at = close + 1;
    }
    return text.append(whole.substring(at)).toString();
  }

  String html() {
    StringBuilder html = new StringBuilder();
    for (String paragraph : body.split("\n\n", -1)) {
      html.append("<p style=\"font-size:16px;line-height:21px;color:#141823\">")
          .append(linked(paragraph))
          .append("</p>\n");
    }
    if (!footer.isEmpty()) {
      html.append("<hr><p style=\"font-size:11px;color:#8a8d91\">")
          .append(linked(footer))
          .append("</p>\n");
    }
    return html.toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String linked(String paragraph) {
    String html = escaped(paragraph.strip()).replace("\n", "<br>\n");
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int url = html.indexOf("https://"); url >= 0; url = html.indexOf("https://", at)) {
      int end = url;
      while (end < html.length() && " <>)\n".indexOf(html.charAt(end)) < 0) {
        end++;
      }
      String target = html.substring(url, end);
      boolean labelled = url >= 2 && html.startsWith("](", url - 2);
      int open = labelled ? html.lastIndexOf('[', url) : url;
      String label = labelled ? html.substring(open + 1, url - 2) : target;
      out.append(html, at, open)
          .append("<a href=\"")
          .append(target)
          .append("\" style=\"color:#1877f2\">")
          .append(label)
          .append("</a>");
      at = labelled ? end + 1 : end;
    }
    return out.append(html.substring(at)).toString();
  }
}
