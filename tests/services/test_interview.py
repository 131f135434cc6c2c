"""The guided review without a screen: which lines are asked, what an answer changes, what is missing, what loosening needs."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.exchange.case import Case
from intake_app.questionnaire.answers import AnswerLog, Means, Voice
from intake_app.safety.review import Rank
from intake_app.safety.situation import Person, Situation
from intake_app.services.giving import Given, Looker
from intake_app.services.interview import Interview, begin
from intake_app.services.loosening import Loosened
from intake_app.services.review import Reviewing

NOW = datetime(2026, 11, 23, 10, 0).astimezone()


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The shipped content at a fixed moment."""
    return Reviewing(forms_folder(), FixedClock(NOW))


@pytest.fixture
def blank(reviewing: Reviewing) -> Interview:
    """A first visit with nothing answered."""
    return begin(reviewing, Case(Situation(Person("Fern Example", None), NOW, AnswerLog())))


@pytest.fixture
def clear(reviewing: Reviewing) -> Interview:
    """A first visit with everything answered and nothing to find."""
    path = forms_folder() / "cases" / "clear.toml"
    return begin(reviewing, reviewing.read(path))


def shown(interview: Interview, page: str) -> list[str]:
    """Ids of the lines that a page shows now."""
    return [line.id for line, _places in interview.due[page]]


def test_a_line_opens_only_under_its_condition(blank: Interview) -> None:
    """The kind of a fit is asked once there was a fit."""
    after = blank.answer(Given("fit", ("yes",)))

    assert shown(blank, "danger-signs-fit") == []
    assert shown(after, "danger-signs-fit") == ["fit-kind"]


def test_looks_are_asked_zone_by_zone_for_today(blank: Interview) -> None:
    """What is chosen for today is looked at, one line a zone."""
    after = blank.answer(Given("areas-today", ("feet", "hands")))

    looks = [line for line in shown(after, "skin-and-feet-look") if line.startswith("skin-look")]
    assert looks == ["skin-look@feet", "skin-look@hands"]


def test_one_look_is_stored_for_each_region_of_its_zone(blank: Interview) -> None:
    """A zone's look becomes an entry for each region, marked as entered for the zone; an exception is one by itself."""
    today = blank.answer(Given("areas-today", ("feet",)))
    after = today.answer(Given("skin-look@feet", ("looked-problem",), where=frozenset({"foot_sole_L"})))

    entries = {entry.place: entry for entry in after.log.current("skin-look")}
    assert entries["foot_sole_L"].options == ("looked-problem",)
    assert {entry.options for place, entry in entries.items() if place != "foot_sole_L"} == {
        ("looked-normal",)
    }
    assert {place for place, entry in entries.items() if entry.entered_as != "zone"} == {"foot_sole_L"}


def test_48_a_zone_entry_leaves_the_exceptions_as_they_were(blank: Interview) -> None:
    """Entered before it or after it, what was said of one region stays; taking it back takes its place away."""
    today, sole = blank.answer(Given("areas-today", ("feet",))), frozenset({"foot_sole_L"})
    problem = Given("skin-look@feet", ("looked-problem",), where=sole)
    normal = Given("skin-look@feet", ("looked-normal",))
    before, after = today.answer(problem).answer(normal), today.answer(normal).answer(problem)
    nowhere = before.answer(Given("skin-look@feet", ("looked-problem",), where=frozenset()))

    assert looked(before) == looked(after) == {"foot_sole_L": "looked-problem"}
    assert looked(nowhere) == {}


def test_48_an_exception_in_one_part_of_feeling_takes_the_zones_answer_in_the_other(blank: Interview) -> None:
    """The loss of one region is its own; the excess of the zone holds there too."""
    today = blank.answer(Given("areas-today", ("feet",)))
    after = today.answer(Given("feeling@feet@loss", ("reduced",), where=frozenset({"toes_L"})))
    after = after.answer(Given("feeling@feet@excess", ("over-sore-to-firm-touch",)))
    after = after.answer(Given("feeling@feet@loss", ("normal",)))

    felt = {entry.place: entry.options for entry in after.log.current("feeling")}
    assert felt["toes_L"] == ("reduced", "over-sore-to-firm-touch")
    assert felt["ankle_L"] == ("normal", "over-sore-to-firm-touch")


def looked(interview: Interview) -> dict[str | None, str]:
    """The regions of the feet that do not look normal, with what was entered."""
    entries = interview.log.current("skin-look")
    return {one.place: one.options[0] for one in entries if one.options != ("looked-normal",)}


def test_a_second_grade_leaves_the_first_where_it_was(blank: Interview) -> None:
    """Toes numb after soles reduced: both stay, the rest is normal."""
    today = blank.answer(Given("areas-today", ("feet",)))
    soles, toes = frozenset({"foot_sole_L"}), frozenset({"toes_L"})
    after = today.answer(Given("feeling@feet@loss", ("reduced",), where=soles))
    after = after.answer(Given("feeling@feet@loss", ("numb",), where=toes))

    felt = {entry.place: entry.options for entry in after.log.current("feeling")}
    assert (felt["foot_sole_L"], felt["toes_L"], felt["ankle_L"]) == (("reduced",), ("numb",), ("normal",))


def test_spoken_answers_are_the_clients_and_looks_are_the_lookers(blank: Interview) -> None:
    """Each entry says who said or found it, by what means."""
    felt = blank.look_by(Looker(Voice.COLLEAGUE, Means.SIGHT, "Kim Standin"))
    after = felt.answer(Given("limb-bigger", ("no",))).answer(Given("long-journey", ("no",)))

    look, said = after.log.current("limb-bigger")[0], after.log.current("long-journey")[0]
    assert (look.voice, look.means, look.said_by) == (Voice.COLLEAGUE, Means.SIGHT, "Kim Standin")
    assert (said.voice, said.means) == (Voice.CLIENT, None)


def test_asked_each_none_answers_spoken_symptoms_only(blank: Interview) -> None:
    """One press answers the list item by item; a look or the question about self-harm is never among them."""
    page = blank.at("danger-signs")
    after = page.none_of([line.id for line in page.groupable("danger-signs")] + ["self-harm", "can-speak-up"])

    grouped = {entry.question for entry in after.log if entry.entered_as == "group"}
    assert grouped == {
        "chest-or-breath", "stroke-signs", "saddle-numbness", "spreading-weakness", "dead-limb", "sepsis-signs", "fit",
    }  # fmt: skip
    assert blank.groupable("clots-look") == ()


def test_marked_places_count_until_they_are_described(blank: Interview) -> None:
    """A mark alone is kept as not sure; saying "nowhere" takes the marks back."""
    marked = blank.answer(Given("symptoms", where=frozenset({"toes_L", "toes_R"})))
    described = marked.answer(Given("symptoms@feet", ("tingling-or-burning",)))
    nowhere = described.answer(Given("symptoms", ("none-anywhere",), where=frozenset()))

    assert "symptoms@feet" in [line.id for line in marked.missing("what-the-client-feels")]
    assert "symptoms@feet" not in [line.id for line in described.missing("what-the-client-feels")]
    assert not nowhere.evaluation.where(nowhere.content.questions.by_link_id["symptoms"])


def test_a_finding_is_shown_on_the_page_of_its_answer(clear: Interview) -> None:
    """One bigger leg is a finding of the page that asked it, and of no page before it."""
    after = clear.answer(Given("limb-bigger", ("yes",), where=frozenset({"calf_L"})))

    assert "R-DVT-01" in {finding.content_id for finding in after.findings_of("clots-look")}
    assert "R-DVT-01" not in {finding.content_id for finding in after.findings_of("lately")}


def test_findings_wait_for_an_answer(blank: Interview) -> None:
    """What follows only from nothing having been asked is not shown while the review goes on."""
    assert blank.findings == ()
    assert blank.review.findings != ()


def test_a_danger_sign_is_an_emergency_at_once(clear: Interview) -> None:
    """One yes is enough."""
    after = clear.answer(Given("chest-or-breath", ("yes",)))

    assert [finding.content_id for finding in after.emergencies] == ["R-EM-01"]
    assert after.review.rank is Rank.STOP_EMERGENCY


def test_a_finished_case_misses_nothing(clear: Interview) -> None:
    """Every line shown is answered and the plan is allowed."""
    assert clear.is_finished
    assert clear.review.plan_allowed


def test_the_next_page_is_one_that_is_open(blank: Interview) -> None:
    """Pages without a line to show are passed over."""
    after = blank.after("danger-signs")

    assert after is not None
    assert after.id == "today"


def test_before_a_verdict_an_answer_is_simply_corrected(clear: Interview) -> None:
    """No reason is asked while no result has been shown."""
    worse = clear.answer(Given("limb-bigger", ("yes",)))

    assert not worse.loosens(Given("limb-bigger", ("no",)))


@pytest.mark.parametrize(
    ("old", "new", "loosens"),
    [
        (Given("limb-bigger", ("yes",)), Given("limb-bigger", ("no",)), True),
        (Given("limb-bigger", ("yes",)), Given("limb-bigger", ("not-checked",)), True),
        (Given("limb-bigger", ("no",)), Given("limb-bigger", ("yes",)), False),
        (Given("limb-bigger", ("not-checked",)), Given("limb-bigger", ("no",)), False),
        (Given("pain-now", values={"value": 7}), Given("pain-now", values={"value": 2}), True),
        (Given("pain-now", values={"value": 2}), Given("pain-now", values={"value": 7}), False),
        (Given("pain-kind", ("burning", "cramps")), Given("pain-kind", ("cramps",)), True),
    ],
)
def test_after_a_verdict_only_a_milder_answer_needs_a_reason(
    clear: Interview, old: Given, new: Given, loosens: bool
) -> None:
    """Milder than the worst one given in this visit: reason; as bad or worse: nothing."""
    seen = clear.answer(old).verdict_shown()

    assert seen.loosens(new) is loosens


def test_a_loosened_answer_is_printed(clear: Interview) -> None:
    """The review names it with code, person and sentence."""
    seen = clear.answer(Given("limb-bigger", ("yes",))).verdict_shown()
    reason = Loosened("looked-at-again", "Robin Placeholder", "Both legs measured, they are the same.")
    after = seen.answer(Given("limb-bigger", ("no",)), reason)

    assert [(one["question"], one["reason"], one["said_by"]) for one in after.review.changed] == [
        ("DVT.1", "looked-at-again", "Robin Placeholder")
    ]


@pytest.mark.parametrize(
    ("reason", "missing"),
    [
        (Loosened("", "Robin", "a sentence that is long enough"), "Choose why the answer changes."),
        (Loosened("measured-again", " ", "a sentence that is long enough"), "Write who said it."),
        (Loosened("measured-again", "Robin", "too short"), "Write 11 more characters."),
        (Loosened("measured-again", "Robin", "a sentence that is long enough"), ""),
    ],
)
def test_a_reason_says_what_it_lacks(reason: Loosened, missing: str) -> None:
    """Code, person and twenty characters are needed."""
    assert reason.missing() == missing


def test_the_visits_clock_runs_with_the_machines() -> None:
    """A case of another day is answered at its own time, and its answers do not run out by the difference."""
    clock = _Moving(NOW + timedelta(days=400))
    reviewing = Reviewing(forms_folder(), FixedClock(NOW))
    reviewing.clock = clock
    interview = begin(reviewing, Case(Situation(Person("Fern Example", None), NOW, AnswerLog())))
    clock.moment += timedelta(minutes=5)

    after = interview.answer(Given("fit", ("no",)))

    assert after.log.entries[-1].at == NOW + timedelta(minutes=5)
    assert after.case.situation.moment == NOW + timedelta(minutes=5)


class _Moving:
    """A clock that is set by hand."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment set."""
        return self.moment


def test_pages_hold_every_judged_question(reviewing: Reviewing) -> None:
    """Each question that is asked on a page leads back to it."""
    interview = begin(reviewing, Case(Situation(Person("Fern Example", None), NOW, AnswerLog())))
    page_of: Callable[[str], object] = interview.page_of

    assert [line.ask for pause in interview.pauses for line in pause.lines if page_of(line.ask) is None] == []
