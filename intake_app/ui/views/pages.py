"""The page in view: its title and words, its lines, its place among the others, the client in the bar. No Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake_app.base.texts import tr
from intake_app.questionnaire.answers import Means, Voice
from intake_app.questionnaire.model import NOT_DONE, NOT_SURE, PREFER_NOT
from intake_app.safety.session import years
from intake_app.services.interview import Interview
from intake_app.services.pauses import Pause
from intake_app.ui.values import Alert, Old, PageMark
from intake_app.ui.views.findings import needed, worst_of_pages
from intake_app.ui.views.line_values import LineView
from intake_app.ui.views.lines import last_head, line_views
from intake_app.ui.views.return_visit import ChangesView, changes_view, old_answers
from intake_app.ui.views.whole import WholeView, none_list, still_right_list, unchanged_list
from intake_app.ui.views.wording import answers_count, capital, joined, label_of, long_date, short_date, small

CHANGES_STEP = "What changed"


@dataclass(frozen=True)
class PageView:
    """A page of questions. observer: who looks and how, empty where nothing is looked at.

    whole: symptoms that one press may answer. unchanged: old answers that one press may call unchanged. old: by line id, the
    answer of an earlier visit. changes: what changed since the last visit, on the page that begins with it.
    """

    id: str
    title: str
    intro: str
    lines: tuple[LineView, ...]
    observer: str = ""
    last: str = ""
    whole: WholeView | None = None
    unchanged: WholeView | None = None
    old: Mapping[str, Old] = field(default_factory=dict)
    changes: ChangesView | None = None
    is_basics: bool = False
    name: str = ""
    birth: str = ""

    @property
    def has_sides(self) -> bool:
        """Whether the table has columns for left and right."""
        return any(line.sides for line in self.lines if line.visible)


@dataclass(frozen=True)
class ProgressView:
    """The left column: steps with their marks, the page's place, and what is left."""

    marks: tuple[PageMark, ...]
    position: str
    left: tuple[str, ...]


def page_view(interview: Interview) -> PageView:
    """The page in view."""
    pause = interview.current
    client = interview.case.situation.client
    lines = line_views(interview, pause.id)
    return PageView(
        pause.id, pause.title, _intro(pause), lines, _observer(interview, pause), last_head(interview),
        none_list(interview, pause.id) or still_right_list(interview, pause.id),
        unchanged_list(interview, pause.id), old_answers(interview, lines),
        changes_view(interview) if begins_with_changes(interview, pause) else None,
        pause.id == interview.pauses[0].id, client.name or "", long_date(client.birth_date),
    )  # fmt: skip


def begins_with_changes(interview: Interview, pause: Pause) -> bool:
    """Whether a page begins with what changed: of a return visit the first page, and the one the progress list names so."""
    return interview.is_return and (pause.id == interview.pages[0].id or pause.step == CHANGES_STEP)


def _intro(pause: Pause) -> str:
    words = {
        "desk": tr("The desk, with the client."),
        "therapist": tr("Seated. Look, touch or measure; compare left and right."),
        "therapist-with-client": tr("Ask aloud; the client answers."),
        "client": tr("The client answers."),
    }
    if pause.step == "Danger signs":
        return tr("Read each one aloud. Now, or in the last 24 hours, unless it says otherwise.")
    return words[pause.who]


def _observer(interview: Interview, pause: Pause) -> str:
    asked = [interview.content.questions.by_code[line.ask] for line in pause.lines]
    looker = interview.looker
    if looker.is_carer:
        return tr("A carer says: {name}. It can only tighten", name=looker.name)
    if pause.who == "therapist-with-client":
        return tr("The client answers")
    if pause.who != "therapist" or all(question.is_spoken for question in asked):
        return ""
    means = tr("by sight") if looker.means is Means.SIGHT else tr("by touch")
    name = (
        looker.name
        if looker.voice is Voice.COLLEAGUE
        else interview.case.situation.therapist or tr("the therapist")
    )
    return tr("Looked at by {name}, {means}", name=name, means=means)


def position_words(interview: Interview) -> str:
    """The page's place: "page 5 of 19"."""
    ids = [pause.id for pause in interview.pages if not pause.is_result]
    if interview.page not in ids:
        return tr("result")
    return tr("page {page} of {pages}", page=ids.index(interview.page) + 1, pages=len(ids))


def answered_words(interview: Interview, page: str) -> str:
    """How far a page is: "5 of 8"."""
    return tr("{done} of {all}", done=len(interview.answered(page)), all=len(interview.due[page]))


def progress_view(interview: Interview) -> ProgressView:
    """The steps of the review, each with its worst finding, and what is left in pages and answers."""
    steps: dict[str, list[Pause]] = {}
    for pause in interview.pages:
        steps.setdefault(pause.step, []).append(pause)
    marks = tuple(_mark(interview, step, pauses) for step, pauses in steps.items())
    open_pages = [p for p in interview.pages if not p.is_result and needed(interview, p.id)]
    count = sum(len(needed(interview, pause.id)) for pause in open_pages)
    left = (tr("Left to do"), _left(len(open_pages), count)) if open_pages else ()
    return ProgressView(marks, position_words(interview), left)


def _left(pages: int, answers: int) -> str:
    words = tr("1 page") if pages == 1 else tr("{count} pages", count=pages)
    return f"{words}, {answers_count(answers)}"


def _mark(interview: Interview, step: str, pauses: list[Pause]) -> PageMark:
    ids = [pause.id for pause in pauses]
    is_result = pauses[0].is_result
    if interview.page in ids:
        count = "" if is_result else answered_words(interview, interview.page)
        return PageMark(step, step, "now", count=count, apart=is_result)
    is_done = not is_result and not any(needed(interview, page) for page in ids)
    return PageMark(
        step, step, "done" if is_done else "to come", worst_of_pages(interview, ids), apart=is_result
    )


def step_page(interview: Interview, step: str) -> str:
    """The page that a step opens: its first one with something missing, else its first."""
    pauses = [pause for pause in interview.pages if pause.step == step]
    return next((p.id for p in pauses if interview.missing(p.id)), pauses[0].id if pauses else interview.page)


def page_spoken(interview: Interview) -> str:
    """What is announced when a page opens: "Feet, page 5 of 9, 5 of 8 answered."."""
    title, place = interview.current.title, position_words(interview)
    if interview.current.is_result:
        return title
    done = answered_words(interview, interview.page)
    return tr("{title}, {place}, {done} answered.", title=title, place=place, done=done)


def next_words(interview: Interview) -> str:
    """Words of Next: the name of what comes."""
    after = interview.after(interview.page)
    return tr("Next: {title}", title=after.title) if after is not None else ""


def client_words(interview: Interview) -> tuple[str, tuple[str, ...]]:
    """Name and facts for the bar."""
    situation = interview.case.situation
    client, today = situation.client, situation.moment.date()
    facts = []
    age = years(client.birth_date, today)
    if client.birth_date is not None:
        facts.append(tr("born {date} ({age})", date=long_date(client.birth_date), age=age))
    number = len(situation.completed) + situation.attested_sessions + 1
    facts.append(tr("session {number}", number=number))
    if situation.completed:
        last = situation.completed[-1].moment.date()
        facts.append(
            tr("last visit {date}, {days} days ago", date=short_date(last), days=(today - last).days)
        )
    facts.append(tr("trying out, not a record"))
    return client.name or tr("Name not written"), tuple(facts)


_ALERTS = (("NEU.0", True), ("SYS.9", True), ("SYS.21", False), ("DIA.1", False), ("SES.8", True))
_VAGUE = NOT_DONE | {NOT_SURE, PREFER_NOT}


def alerts_of(interview: Interview) -> tuple[Alert, ...]:
    """At most five facts that follow the client; allergies are always spoken of."""
    told = ((_alert(interview, code), is_limit) for code, is_limit in _ALERTS)
    found = [Alert(words, is_limit) for words, is_limit in told if words]
    if not any(entry.options for entry in interview.log.current("allergy")):
        found.append(Alert(tr("Allergies not asked yet")))
    return tuple(found[:5])


def _alert(interview: Interview, code: str) -> str:
    question = interview.content.questions.by_code[code]
    entries = [e for e in interview.log.current(question.link_id) if e.options]
    codes = {one for e in entries for one in e.options}
    told = [o.display for o in question.options[1:] if o.code in codes and o.code not in _VAGUE]
    if code == "SYS.9" and codes == {question.safest}:
        return tr("No allergies known, asked {date}", date=short_date(entries[-1].at))
    if not told:
        return ""
    worst = small(told[-1])
    if code == "NEU.0":
        where = interview.content.bodymap.describe(e.place for e in entries if e.place)
        return capital(tr("{what}, {where}", what=worst, where=where))
    if code == "SYS.9":
        return tr("Allergy: {what}", what=worst)
    if code == "SES.8":
        return tr("Places not to be touched") if "regions" in codes else told[-1]
    return capital(joined(told[:2])) if code == "SYS.21" else f"{label_of(question)}: {worst}"
