package objector.ingest;

import java.io.IOException;
import java.util.Locale;
import objector.ingest.IngestConfig.Smtp;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/// Where SubEtha's own commands do not do. It takes a connection that breaks in the middle of a
/// BDAT chunk for the end of the mail, which would then be kept cut off: chunking is not offered.
/// And it turns away a mail of too large a declared size before anyone was named, so that the
/// person would not hear of it: we announce the limit, and judge the size once we know for whom. A
/// size that is no number would end the session with a stack trace.
final class SmtpVerbs {
  private SmtpVerbs() {}

  static void replaceIn(CommandHandler commands, Smtp config) {
    commands.addCommand(new Ehlo(config.domain(), config.maxBytes()));
    commands.addCommand(new Mail(commands.getCommand("MAIL")));
    commands.addCommand(new Bdat());
  }

  private record Ehlo(String domain, int maxBytes) implements Command {
    @Override
    public String getName() {
      return "EHLO";
    }

    @Override
    public HelpMessage getHelp() {
      return new HelpMessage(getName(), "Introduce yourself.", "<hostname>");
    }

    @Override
    public void execute(String command, Session session) throws IOException {
      String[] words = BaseCommand.getArgs(command);
      if (words.length < 2) {
        session.sendResponse("501 5.5.4 Syntax: EHLO hostname");
        return;
      }
      session.resetMailTransaction();
      session.setHelo(words[1]);
      session.sendResponse(
          "250-%s\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE %d".formatted(domain, maxBytes));
    }
  }

  private record Mail(Command original) implements Command {
    private static final String SIZE = " SIZE=";

    /// Fits an int, and no mail is as large.
    private static final int DIGITS = 9;

    @Override
    public String getName() {
      return "MAIL";
    }

    @Override
    public HelpMessage getHelp() throws CommandException {
      return original.getHelp();
    }

    @Override
    public void execute(String command, Session session)
        throws IOException, DropConnectionException {
      int at = command.toUpperCase(Locale.ROOT).indexOf(SIZE);
      String size = at < 0 ? "0" : command.substring(at + SIZE.length()).split(" ", 2)[0];
      if (!size.chars().allMatch(c -> c >= '0' && c <= '9') || size.isEmpty()) {
        session.sendResponse("501 5.5.4 SIZE is not a number");
      } else if (size.length() > DIGITS) {
        session.sendResponse("552 5.3.4 The mail is too large");
      } else {
        original.execute(command, session);
      }
    }
  }

  private record Bdat() implements Command {
    @Override
    public String getName() {
      return "BDAT";
    }

    @Override
    public HelpMessage getHelp() {
      return new HelpMessage(getName(), "Not offered.");
    }

    @Override
    public void execute(String command, Session session) throws DropConnectionException {
      // What follows is the mail's bytes, which must not be read as commands.
      throw new DropConnectionException(502, "5.5.1 CHUNKING is not offered here");
    }
  }
}
