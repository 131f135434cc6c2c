"""Both answers in words, for the dialog that asks why an answer became milder. No Qt here."""

from intake_app.base.texts import tr
from intake_app.services.giving import Given
from intake_app.services.interview import Interview
from intake_app.ui.views.lines import line_view, words_of


def loosening_words(interview: Interview, given: Given) -> tuple[str, str, str]:
    """The question, what was answered before, and what would be answered now."""
    line = interview.line(given.line)
    return (
        words_of(interview.content, line),
        _answer(interview, given),
        _answer(interview.answer(given), given),
    )


def _answer(interview: Interview, given: Given) -> str:
    line = interview.line(given.line)
    shown = line_view(interview, line, line.places).shown
    if shown is None:
        return tr("nothing")
    if given.side == "right" or (shown.right and not shown.answer):
        return shown.right
    return shown.answer
