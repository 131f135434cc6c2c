"""What the demo may open: shipped samples, a case file, a new visit, the draft that was left."""

from dataclasses import dataclass
from pathlib import Path

from intake_app import bootstrap
from intake_app.base.errors import StorageError
from intake_app.base.texts import tr
from intake_app.exchange.case import Case
from intake_app.planning.standing import load_standing
from intake_app.questionnaire.answers import AnswerLog
from intake_app.safety.situation import Person, Situation
from intake_app.services.draft import Draft, DraftFile, resume
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing
from intake_app.ui.options import Options
from intake_app.ui.views.wording import clock_time, short_date

_SAMPLES = ("clear", "diabetic-neuropathy", "third-visit")


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped case. words: what can be seen on it."""

    path: str
    title: str
    words: str


class Trial:
    """Opens visits for trying out. Made in a thread: it reads the content."""

    def __init__(self, reviewing: Reviewing, drafts: DraftFile) -> None:
        self.reviewing = reviewing
        self.drafts = drafts
        self._content = reviewing.content
        self._plans = reviewing.plan_content

    def samples(self) -> tuple[Sample, ...]:
        """The shipped cases that are offered, those that are there."""
        words = {
            "clear": (
                tr("A first visit with nothing to find"),
                tr("All answers given; the plan can be made."),
            ),
            "diabetic-neuropathy": (tr("Diabetes and numb toes"), tr("Findings change the session.")),
            "third-visit": (tr("A third visit"), tr("Two completed visits before it.")),
        }
        folder = self.reviewing.forms / "cases"
        return tuple(
            Sample(str(folder / f"{name}.toml"), *words[name])
            for name in _SAMPLES
            if (folder / f"{name}.toml").is_file()
        )

    def draft(self) -> Draft | None:
        """The draft that was left; None for none, or for one that cannot be read."""
        try:
            return self.drafts.load()
        except StorageError:
            return None

    def draft_words(self) -> tuple[str, str] | None:
        """The draft that was left in words: title and when it was saved."""
        draft = self.draft()
        if draft is None:
            return None
        title = tr("Draft of {date}, {time}", date=short_date(draft.saved), time=clock_time(draft.saved))
        return tr("{title} found.", title=title), draft.title or tr("Nobody named yet")

    def open_case(self, case: str) -> Interview:
        """A case by path or by the name of a shipped one. Raises UnreadableCase."""
        path = Path(case)
        named = self.reviewing.forms / "cases" / f"{case}.toml"
        chosen = named if not path.is_file() and named.is_file() else path
        return begin(self.reviewing, self.reviewing.read(chosen), origin=chosen.resolve())

    def new_visit(self) -> Interview:
        """A first visit with nothing written yet, now."""
        now = self.reviewing.clock.now()
        return begin(self.reviewing, Case(Situation(Person(None, None), now, AnswerLog())))

    def resume(self) -> Interview:
        """The visit of the draft. Raises UnreadableCase, StorageError."""
        draft = self.drafts.load()
        return self.new_visit() if draft is None else resume(self.reviewing, draft)

    def discard(self) -> None:
        """Remove the draft. Raises StorageError."""
        self.drafts.discard()


def load_trial(options: Options) -> Trial:
    """Everything that a visit needs, read from the content folder. Raises ContentError, IntakeAppError."""
    import intake_app.ui.visit  # noqa: F401 - imported here, off the window's thread

    reviewing = bootstrap.reviewing(options.now, Path(options.forms) if options.forms else None)
    load_standing(reviewing.forms)  # kept from now on: read at the first plan, it would hold the window up
    return Trial(reviewing, DraftFile())
