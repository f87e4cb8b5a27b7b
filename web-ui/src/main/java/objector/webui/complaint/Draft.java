package objector.webui.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A letter, part by part, in one language.
///
/// @param name who writes; null: still to be filled in
/// @param address of who writes, with line ends; null: still to be filled in
/// @param dated place and day
/// @param opening paragraphs before what happened
/// @param happened what happened when; none in a reminder
/// @param ask what is asked; a paragraph where there is only one
/// @param end paragraphs after that
record Draft(
    String language,
    @Nullable String name,
    @Nullable String address,
    String email,
    List<String> to,
    String dated,
    String subject,
    String greeting,
    List<String> opening,
    String happenedTitle,
    List<LetterFacts.Happened> happened,
    String askTitle,
    List<String> ask,
    List<String> end,
    String closing,
    String enclosuresTitle,
    List<String> enclosures) {}
