"""The guided review of one visit as a small machine without a screen: what is shown, what is next, missing, finished.

An Interview never changes; giving an answer returns a new one. Screens ask it and draw, and hold no answer themselves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from intake_app.base.clock import Clock
from intake_app.exchange.case import Case
from intake_app.planning.plan import Choices
from intake_app.questionnaire.answers import Answer, AnswerLog
from intake_app.questionnaire.model import Shape
from intake_app.safety.content import Content
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.judging import evaluation_after, evaluation_of, review_of
from intake_app.safety.review import Finding, OpenItem, Rank, Review
from intake_app.safety.situation import Person, Situation
from intake_app.services import baseline, returning
from intake_app.services.baseline import OldAnswer
from intake_app.services.changes import Change, changes_of
from intake_app.services.dated_lines import by_its_date
from intake_app.services.expiry import Expired, expired_of
from intake_app.services.giving import Given, Looker, Manner, entries_for
from intake_app.services.lines import Line, due_places, is_answered, possible_lines
from intake_app.services.loosening import Loosened, loosened_by
from intake_app.services.pauses import FIRST, RETURN, Pause, load_window
from intake_app.services.review import Judged, Reviewing, judged_situation

_HARDLY = timedelta(minutes=1)


@dataclass(frozen=True)
class VisitClock:
    """The time of the visit: it began at `start` when the machine's clock stood at `began`, and runs with it."""

    clock: Clock
    start: datetime
    began: datetime

    def now(self) -> datetime:
        """The moment now, in the visit's own time."""
        return self.start + (self.clock.now() - self.began)


@dataclass(frozen=True)
class Interview:
    """One visit under review. case: what is known, with the answers so far; its situation holds the moment it is judged at.

    page: id of the page in view. possible: every line that each page can ever show. verdict_log: the answers at the time a
    verdict was last shown, None before that. origin: the case file it was opened from.
    """

    reviewing: Reviewing
    pauses: tuple[Pause, ...]
    case: Case
    clock: VisitClock
    evaluation: Evaluation
    page: str
    possible: Mapping[str, tuple[Line, ...]]
    looker: Looker = field(default_factory=Looker)
    verdict_log: AnswerLog | None = None
    origin: Path | None = None
    notes: tuple[str, ...] = ()

    # ---- what is shown

    @property
    def log(self) -> AnswerLog:
        """The answers so far."""
        return self.case.situation.answers

    @property
    def content(self) -> Content:
        """What is asked and judged by."""
        return self.evaluation.content

    @cached_property
    def review(self) -> Review:
        """What the answers so far come to."""
        return review_of(self.evaluation)

    @cached_property
    def judged(self) -> Judged:
        """The case with its review, as plans and papers take it."""
        service = self.reviewing
        earlier = service.earlier(self.case)
        return Judged(
            self.case, self.content, service.plan_content, self.evaluation, self.review, earlier, self.notes
        )  # fmt: skip

    @cached_property
    def due(self) -> "dict[str, tuple[tuple[Line, tuple[str, ...]], ...]]":
        """The lines that each page shows now, in order, each with its places that are asked now."""
        evaluation = baseline.foreseen(self.evaluation)
        shown = {}
        for page, lines in self.possible.items():
            found = ((line, due_places(line, evaluation)) for line in lines)
            shown[page] = tuple((line, places) for line, places in found if places)
        return shown

    @cached_property
    def pages(self) -> tuple[Pause, ...]:
        """The pages that are open to this client, in order: those with a line to show, the first one and the result."""
        first = self.pauses[0].id
        return tuple(p for p in self.pauses if p.is_result or p.id == first or self.due[p.id])

    @property
    def current(self) -> Pause:
        """The page in view."""
        return self.pause(self.page)

    def pause(self, page: str) -> Pause:
        """A page by its id. Raises KeyError."""
        return {pause.id: pause for pause in self.pauses}[page]

    def line(self, line: str) -> Line:
        """A line by its id. Raises KeyError."""
        return {one.id: one for lines in self.possible.values() for one in lines}[line]

    # ---- what is next, missing, finished

    @cached_property
    def answered_ids(self) -> frozenset[str]:
        """Ids of all lines that are shown and answered."""
        lines = (pair for page in self.due.values() for pair in page)
        return frozenset(line.id for line, due in lines if is_answered(line, self.evaluation, due))

    def answered(self, page: str) -> tuple[Line, ...]:
        """The lines of a page that are shown and answered."""
        return tuple(line for line, _places in self.due[page] if line.id in self.answered_ids)

    def missing(self, page: str) -> tuple[Line, ...]:
        """The lines of a page that are shown and not answered."""
        return tuple(line for line, _places in self.due[page] if line.id not in self.answered_ids)

    def after(self, page: str) -> Pause | None:
        """The page that comes after one; None after the last."""
        return self._step(page, 1)

    def before(self, page: str) -> Pause | None:
        """The page that comes before one; None before the first."""
        return self._step(page, -1)

    def _step(self, page: str, by: int) -> Pause | None:
        order = [pause.id for pause in self.pauses]
        at = order.index(page)
        rest = self.pauses[at + 1 :] if by > 0 else tuple(reversed(self.pauses[:at]))
        return next((pause for pause in rest if pause in self.pages), None)

    @property
    def is_finished(self) -> bool:
        """Whether every line that is shown, on all pages but the result, is answered."""
        return not any(self.missing(pause.id) for pause in self.pages if not pause.is_result)

    def page_of(self, code: str) -> Pause | None:
        """The page that asks a question (content id), the first one where it is not answered; None where no page does."""
        pages = [p for p in self.pauses if any(line.ask == code for line in p.lines)]
        open_at = (p for p in pages if any(line.question.code == code for line in self.missing(p.id)))
        return next(open_at, pages[0] if pages else None)

    # ---- findings

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that rest on an answer, worst first: those that may be shown while the review goes on."""
        return tuple(finding for finding in self.review.findings if finding.because)

    def findings_of(self, page: str) -> tuple[Finding, ...]:
        """The findings that an answer given on a page has a part in."""
        asked = {line.ask for line in self.pause(page).lines}
        return tuple(finding for finding in self.findings if asked & set(finding.because))

    @property
    def emergencies(self) -> tuple[Finding, ...]:
        """The findings that open the emergency page."""
        return tuple(finding for finding in self.findings if finding.rank is Rank.STOP_EMERGENCY)

    @property
    def open_items(self) -> tuple[OpenItem, ...]:
        """What holds the plan back because it is not finished."""
        return self.review.open

    # ---- a return visit: what was said before

    @property
    def is_return(self) -> bool:
        """Whether a visit before this one was completed."""
        return bool(self.case.situation.completed)

    def old_answer(self, line: str) -> OldAnswer | None:
        """What earlier completed visits said on a line of a baseline question; None for other lines. Raises KeyError."""
        return baseline.old_answer(self.evaluation, self.line(line).question)

    def unchangeable(self, page: str) -> tuple[Line, ...]:
        """The lines of a list page that one press "unchanged since DATE" may answer now."""
        return returning.unchangeable(self, page)

    def unchanged_since(self, page: str) -> date | None:
        """The day of the oldest answer that this press takes over; None where it takes over none."""
        return returning.unchanged_since(self, page)

    def confirmable(self, page: str) -> tuple[Line, ...]:
        """The lines of a list page that are over 28 days old and may be confirmed, each by itself."""
        return returning.confirmable(self, page)

    def still_right(self, page: str) -> tuple[Line, ...]:
        """The consents of a page that one press "all of that is still right" may answer now (SES.2)."""
        return returning.still_right_lines(self, page)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What is answered differently today than at the last completed visit, in the order of the pages."""
        return changes_of(self)

    @cached_property
    def expired(self) -> tuple[Expired, ...]:
        """What no longer holds from before."""
        return expired_of(self)

    # ---- changes: each returns a new interview

    def at(self, page: str) -> "Interview":
        """The same visit with another page in view."""
        looker = Looker() if self.looker.is_carer and page != self.page else self.looker
        return replace(self, page=page, looker=looker)

    def answer(self, given: Given, loosened: Loosened | None = None) -> "Interview":
        """The visit with an answer more. Expects a reason where `loosens` says so."""
        return self._with_entries(self._entries(given, loosened))

    def loosens(self, given: Given) -> bool:
        """Whether an answer is milder than the worst one given, after a verdict was shown (content 1.7)."""
        if self.verdict_log is None:
            return False
        return bool(loosened_by(self.content, self.log, self._entries(given, None)))

    def none_of(self, lines: Iterable[str]) -> "Interview":
        """ "Asked each: none" for lines whose text was in view: each on its own, marked as entered together."""
        manner = Manner(self.looker, self.clock.now(), "group")
        entries, named = [], set(lines)
        for line, due in self.due[self.page]:
            if line.id in named and line.question.may_group_none:
                given = Given(line.id, (line.question.safest,))
                entries += entries_for(line, given, due, self.log, manner)
        return self._with_entries(entries)

    def unchanged(self, lines: Iterable[Line | str]) -> "Interview":
        """The visit with these lines called unchanged, one entry for each old one; what may not be is passed over.

        A line over 28 days old is taken over only where it is the only one named.
        """
        return self._with_entries(returning.unchanged_entries(self, lines, self.clock.now()))

    def said_still_right(self, page: str) -> "Interview":
        """The visit with the consents of a page as they were given, said anew now."""
        return self._with_entries(returning.still_right_entries(self, page, self.clock.now()))

    def groupable(self, page: str) -> tuple[Line, ...]:
        """The lines of a page that "asked each: none" may answer: spoken symptoms that have no answer yet."""
        return tuple(
            line for line in self.missing(page) if line.question.may_group_none and line.question.is_spoken
        )

    def look_by(self, looker: Looker) -> "Interview":
        """The visit with someone else looking, or by other means, from now on."""
        return replace(self, looker=looker)

    def with_client(self, name: str | None, birth_date: date | None) -> "Interview":
        """The visit with the client's name and birth date (a date or None) written anew."""
        old = self.case.situation.client
        person = Person(name, birth_date, old.sex, old.language, old.phone)
        return self._read_anew(replace(self.case.situation, client=person))

    def with_case(self, case: Case) -> "Interview":
        """The visit with choices, relaxations, records or further answers; page and looker as they are."""
        return self._with_situation(replace(self, case=case), judged_situation(case))

    def with_choices(self, choices: Choices) -> "Interview":
        """The visit with other choices of the therapist for its plan."""
        return replace(self, case=replace(self.case, choices=choices))

    def advised(self, code: str) -> "Interview":
        """The visit with what the client chose about today's advice (SES.13)."""
        question = self.content.questions.by_code["SES.13"]
        return self._with_entries([Answer(question.link_id, (code,), at=self.clock.now())])

    def noted(self, words: str) -> "Interview":
        """The visit with a note of what was done and when ("911 called 10:43"), which letters print."""
        return replace(self, notes=(*self.notes, words))

    def verdict_shown(self) -> "Interview":
        """The visit after a result, stop or emergency page was shown: from now on loosening needs a reason."""
        return replace(self, verdict_log=self.log)

    def judged_now(self) -> "Interview":
        """The visit judged at this moment, so that what has run out shows."""
        return self._read_anew(self.case.situation)

    def _entries(self, given: Given, loosened: Loosened | None) -> list[Answer]:
        line = self.line(given.line)
        due = self._due_of(given.line)
        manner = Manner(self.looker, self.clock.now(), therapist=self.case.situation.therapist)
        if loosened is not None:
            manner = replace(
                manner, reason=loosened.reason, said_by=loosened.said_by, sentence=loosened.sentence.strip()
            )
        made = entries_for(line, given, due, self.log, manner)
        return [by_its_date(self.content, entry) for entry in made]

    def _due_of(self, line: str) -> tuple[str, ...]:
        return {one.id: places for one, places in self.due[self._page_of_line(line)]}.get(line, ())

    def _page_of_line(self, line: str) -> str:
        return next(page for page, lines in self.possible.items() if any(one.id == line for one in lines))

    def _with_entries(self, entries: Iterable[Answer]) -> "Interview":
        return self._with_situation(self, replace(self.case.situation, answers=self.log.add(*entries)))

    def _with_situation(self, changed: "Interview", situation: Situation) -> "Interview":
        """Read only what rests on the new answers, where nothing but answers has changed and hardly any time has passed."""
        held, now = self.evaluation.situation, self.clock.now()
        new = situation.answers.entries[len(held.answers.entries) :]
        grown = situation.answers.entries[: len(held.answers.entries)] == held.answers.entries
        alike = replace(situation, answers=held.answers, moment=held.moment) == held
        timed = any(self.content.questions.by_link_id[one.question].shape is Shape.SERIES for one in new)
        if not (grown and alike) or timed or now - held.moment > _HARDLY:
            return changed._read_anew(situation)
        later = evaluation_after(self.evaluation, situation, {one.question for one in new})
        return replace(changed, case=replace(changed.case, situation=later.situation), evaluation=later)

    def _read_anew(self, situation: Situation) -> "Interview":
        moved = replace(situation, moment=self.clock.now())
        case = replace(self.case, situation=moved)
        return replace(self, case=case, evaluation=evaluation_of(self.content, moved))


def begin(reviewing: Reviewing, case: Case, page: str = "", origin: Path | None = None) -> Interview:
    """A case opened for review, on its first page or the one named. Raises ContentError with every fault of the content."""
    content, clock = reviewing.content, reviewing.clock
    visits = RETURN if case.situation.completed else FIRST
    pauses = load_window(content.folder, content.questions, visits)
    visit = VisitClock(clock, case.situation.moment, clock.now())
    known = {pause.id for pause in pauses}
    first = page if page in known else pauses[0].id
    possible = {pause.id: tuple(possible_lines(pause, content)) for pause in pauses}
    evaluation = evaluation_of(content, judged_situation(case))
    return Interview(reviewing, pauses, case, visit, evaluation, first, possible, origin=origin)
