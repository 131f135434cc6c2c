"""A second visit: the old answer beside each line, what changed since, what ran out, what is not asked yet. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake_app.base.texts import tr
from intake_app.safety import baseline
from intake_app.safety.situation import Visit
from intake_app.services.answer_words import AnswerReader
from intake_app.services.baseline import words_then
from intake_app.services.changes import Change
from intake_app.services.interview import Interview
from intake_app.services.lines import KINDS, WHERE, Line
from intake_app.ui.values import CHANGED, UNCHANGED, Old, Shown
from intake_app.ui.views.findings import needed
from intake_app.ui.views.line_values import LineView
from intake_app.ui.views.lines import words_of
from intake_app.ui.views.whole import old_words
from intake_app.ui.views.wording import answers_count, capital, label_of, short_date

_SAID_AT_MOST = 5
_LATE, _HEALTH, _SOURCE = "over-28-days", "health-changed", "source-changed"


@dataclass(frozen=True)
class ChangeRow:
    """An answer of today that differs from the old one. line: id of its line, "" where no page shows it."""

    line: str
    question: str
    shown: Shown
    old: Old


@dataclass(frozen=True)
class RanOut:
    """What no longer holds, for one reason."""

    why: str
    what: tuple[str, ...]


@dataclass(frozen=True)
class ChangesView:
    """What changed since the last visit. nothing: said where no answer did. beside: what of today is still not known."""

    head: str
    rows: tuple[ChangeRow, ...] = ()
    ran_out: tuple[RanOut, ...] = ()
    nothing: str = ""
    beside: str = ""

    @property
    def spoken(self) -> str:
        """All of it in sentences; of a long list of what ran out only how many."""
        parts = [self.head, self.nothing]
        for row in self.rows:
            old = tr("before, {old}", old=row.old.said)
            parts.append(
                f"{row.question} {row.shown.answer}; {old}"
                if row.old.words
                else f"{row.question} {row.shown.answer}"
            )
        parts += [tr("{why}: {what}", why=one.why, what=_few(one.what)) for one in self.ran_out]
        return " ".join(part if part[-1] in ".?!" else f"{part}." for part in (*parts, self.beside) if part)


def _few(what: Sequence[str]) -> str:
    return "; ".join(what) if len(what) <= _SAID_AT_MOST else answers_count(len(what))


def changes_view(interview: Interview) -> ChangesView | None:
    """What changed since the last visit; None at a first visit."""
    completed = interview.case.situation.completed
    if not completed:
        return None
    last = completed[-1].moment.date()
    rows = tuple(_row(interview, change, last) for change in interview.changes)
    nothing = "" if rows else tr("Nothing changed so far.")
    head = tr("Since the last visit, {date}", date=short_date(last))
    return ChangesView(head, rows, _ran_out(interview), nothing, _beside(interview, last))


def _row(interview: Interview, change: Change, last: date) -> ChangeRow:
    words = change.old if change.old else tr("not asked")
    old = Old(
        capital(words),
        short_date(change.old_date),
        mark=CHANGED,
        other_day=change.old_date not in (None, last),
    )
    return ChangeRow(change.line_id, _asked(interview, change), Shown(capital(change.new)), old)


def page_of_line(interview: Interview, line: str) -> str:
    """The page that a line stands on, one that is open to this client where several have it. The page in view for none."""
    pages = [page for page, lines in interview.possible.items() if any(one.id == line for one in lines)]
    shown = [page.id for page in interview.pages if page.id in pages]
    return next(iter(shown or pages), interview.page)


def _asked(interview: Interview, change: Change) -> str:
    known = {one.id: one for lines in interview.possible.values() for one in lines}
    line = known.get(change.line_id)
    if line is None or line.zone or line.places[0] in interview.content.bodymap.regions:
        return label_of(
            interview.content.questions.by_code[change.code]
        )  # a line of one place does not speak of all
    return words_of(interview.content, line)


def _ran_out(interview: Interview) -> tuple[RanOut, ...]:
    """What expired, one entry for each reason, in the order they come."""
    by_reason: dict[str, list[str]] = {}
    for one in interview.expired:
        by_reason.setdefault(one.why, []).append(one.what)
    return tuple(RanOut(capital(why), tuple(dict.fromkeys(what))) for why, what in by_reason.items())


def _beside(interview: Interview, last: date) -> str:
    """How many answers of today are still to come, and what helps until then."""
    count = sum(len(needed(interview, page.id)) for page in interview.pages if not page.is_result)
    if not count:
        return ""
    return tr(
        "Not asked yet today: {answers}. Answers of {date} stand beside each line.",
        answers=answers_count(count), date=short_date(last),
    )  # fmt: skip


# ---- beside each line --------------------------------------------------------------------------------------------


def old_answers(interview: Interview, lines: Sequence[LineView]) -> dict[str, Old]:
    """By line id: the answer of an earlier visit to stand beside each line that is shown; empty at a first visit."""
    completed = interview.case.situation.completed
    if not completed:
        return {}  # a first visit
    last = completed[-1]
    changed = {change.line_id for change in interview.changes}
    confirmable = {line.id for line in interview.confirmable(interview.page)}
    found = {}
    for view in lines:
        if view.visible:
            old = _old(interview, view, last)
            mark = CHANGED if view.id in changed else UNCHANGED if _is_unchanged(interview, view) else ""
            found[view.id] = replace(old, mark=mark, still=view.id in confirmable)
    return {line: old for line, old in found.items() if old.words}


def _old(interview: Interview, view: LineView, last: Visit) -> Old:
    line, day = interview.line(view.id), last.moment.date()
    answer = interview.old_answer(view.id)
    if answer is None:
        return Old(capital(_words_then(interview, line, last)), short_date(day))
    reason = "" if view.shown is not None else _reason(answer.state, answer.when)
    return Old(old_words(answer), short_date(answer.given), reason, other_day=answer.given != day)


def _words_then(interview: Interview, line: Line, last: Visit) -> str:
    """What the last completed visit holds of a line, in words; its places only where they say different things."""
    content, day = interview.content, last.moment.date()
    entries = [
        replace(one, options=_of_part(line, one.options))
        for one in last.answers.current(line.question.link_id)
        if one.place is None or one.place in line.places
    ]
    said = [one for one in entries if one.options or one.values or one.where]
    reader = AnswerReader(content, interview.case.situation)
    words = dict.fromkeys(reader.words(line.question, one) for one in said)
    if len(words) <= 1:
        return next(iter(words), "")
    return "; ".join(words_then(interview.evaluation, line.question, said, day))


def _of_part(line: Line, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Of answers on several axes those that the line asks for."""
    if line.part in ("", WHERE, KINDS):
        return codes
    options = (line.question.option(code) for code in codes)
    return tuple(one.code for one in options if one is not None and one.axis in ("", line.part))


def _is_unchanged(interview: Interview, view: LineView) -> bool:
    """Whether today's answer is the old one, said to hold still."""
    link = interview.line(view.id).question.link_id
    return view.shown is not None and any(
        one.entered_as == baseline.UNCHANGED for one in interview.log.current(link)
    )


def _reason(state: str, when: str) -> str:
    """Why an old answer no longer holds; "" where it does, or may be confirmed as it is."""
    if state == _LATE:
        return tr("over 28 days old, ask again") if when == "Bv" else ""
    reasons = {
        _HEALTH: tr("health has changed, ask again"),
        _SOURCE: tr("what it rests on has changed, ask again"),
    }
    return reasons.get(state, "")
