"""A return visit: its pages, the key-press ledger of content 20.3, what changed and what ran out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.questionnaire.answers import AnswerLog, Means, Voice
from intake_app.safety.baseline import UNCHANGED
from intake_app.services.giving import Given, Looker
from intake_app.services.interview import Interview, begin
from intake_app.services.lines import possible_lines
from intake_app.services.pauses import FIRST, RETURN, load_window
from intake_app.services.review import Reviewing

CASES = forms_folder() / "cases"
NOW = datetime(2026, 12, 31, 10, 0).astimezone()
CLIENTS = (
    "SES.4", "SES.9", "SES.10", "SES.8", "SES.11", "NEU.7", "SKN.4", "DVT.13", "NEU.0", "NEU.2", "NEU.4", "SEN.pain.now",
    "SEN.pain.avg", "SEN.pain.worst", "SYS.31", "SYS.32", "SYS.1", "SYS.10", "SYS.13", "SYS.14", "SYS.18", "SYS.28",
    "SKN.3", "SKN.7", "DVT.5", "DIA.6", "DIA.7", "DIA.8", "DIA.20", "DIA.21",
)  # fmt: skip
"""What the client answers before the therapist begins: R6 to R9 of content 20.2."""


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The shipped content at a moment after all visits of these tests."""
    return Reviewing(forms_folder(), FixedClock(NOW))


def opened(reviewing: Reviewing, case: str) -> Interview:
    """A case by its name or its text, opened at its own time."""
    read = reviewing.read(CASES / f"{case}.toml" if "\n" not in case else case)
    return begin(Reviewing(forms_folder(), FixedClock(read.situation.moment), reviewing.content), read)


def with_only(visit: Interview, asked: tuple[str, ...]) -> Interview:
    """The same visit in which only these questions (content ids) have been answered."""
    known = visit.content.questions.by_link_id
    entries = tuple(entry for entry in visit.log if known[entry.question].code in asked)
    situation = replace(visit.case.situation, answers=AnswerLog(entries))
    return begin(visit.reviewing, replace(visit.case, situation=situation))


# ---- the pages -------------------------------------------------------------------------------------------------------


def test_every_line_of_a_first_visit_stands_on_one_page_of_a_return_visit(reviewing: Reviewing) -> None:
    """The same lines, zone by zone, each exactly once; none is left out and none added."""
    content = reviewing.content

    def lines(visits: str) -> Counter[str]:
        pages = load_window(content.folder, content.questions, visits)
        return Counter(line.id for page in pages for line in possible_lines(page, content))

    assert lines(RETURN) == lines(FIRST)


def test_the_pages_follow_the_ledger(reviewing: Reviewing) -> None:
    """What changed, danger signs, what is felt, the body, feet, legs and arms, feeling, sugar, lists, result."""
    visit = opened(reviewing, "returning-client")

    assert list(dict.fromkeys(page.step for page in visit.pages)) == [
        "Basics", "What changed", "Danger signs", "What is felt", "Body today", "Feet", "Legs and arms", "Feeling", "Sugar",
        "Lists", "Result",
    ]  # fmt: skip


@pytest.mark.parametrize(("case", "is_return"), [("clear", False), ("third-visit", True)])
def test_a_return_visit_needs_a_completed_visit(reviewing: Reviewing, case: str, is_return: bool) -> None:
    """A first visit has its own pages and lists nothing as unchanged."""
    visit = opened(reviewing, case)

    assert visit.is_return is is_return
    assert any(page.is_list for page in visit.pauses) is is_return


def test_what_hangs_on_a_list_is_asked_before_the_list_is_reached(reviewing: Reviewing) -> None:
    """Sugar of a client with diabetes is asked on its page though the list that names diabetes comes after it."""
    visit = with_only(opened(reviewing, "returning-client"), CLIENTS)

    assert [line.id for line, _places in visit.due["readings"]] == ["sugar", "needs-help-now"]
    assert [line.id for line, _places in visit.due["clots-more"]] == []


def test_a_test_that_holds_twelve_weeks_is_not_asked_again(reviewing: Reviewing) -> None:
    """Monofilament of 30 October: not asked on 22 November, asked on 23 January."""
    later = Reviewing(forms_folder(), FixedClock(datetime(2027, 1, 23, 10).astimezone()), reviewing.content)
    soon = opened(reviewing, "returning-client")
    late = with_only(soon, ())
    late = begin(later, replace(late.case, situation=replace(late.case.situation, moment=later.clock.now())))

    assert "monofilament" not in [line.id for line, _places in soon.due["feeling"]]
    assert "monofilament" in [line.id for line, _places in late.due["feeling"]]


# ---- the key-press ledger (content 20.3) -------------------------------------------------------------------------------


@dataclass
class Ledger:
    """Counts presses as the ledger does: one answer, one confirmation, one "unchanged" each; digits one by one."""

    visit: Interview
    presses: int = 0

    def press(self, given: Given, keys: int = 1) -> None:
        """One answer, which must be one that is asked."""
        assert given.line in {line.id for lines in self.visit.due.values() for line, _places in lines}, (
            given.line
        )
        self.visit = self.visit.answer(given)
        self.presses += keys

    def do(self, change: Callable[[Interview], Interview]) -> None:
        """One press that answers several lines."""
        before = len(self.visit.log.entries)
        self.visit = change(self.visit)
        assert len(self.visit.log.entries) > before
        self.presses += 1

    def confirm(self, page: str) -> None:
        """One press after the client's own lines were read back: all of them are answered."""
        assert [line.id for line in self.visit.missing(page)] == []
        self.presses += 1

    def unchanged(self, page: str) -> None:
        """One press for a list, after which nothing on it is missing."""
        self.do(lambda visit: visit.unchanged(visit.unchangeable(page)))
        assert [line.id for line in self.visit.missing(page)] == []


def walk(visit: Interview) -> Ledger:
    """The ledger's client through all pages; the desk confirms SES.7, which the ledger does not count."""
    visit = visit.unchanged(visit.unchangeable("basics"))
    ledger = Ledger(visit, presses=1)  # open the review
    ledger.do(lambda one: one.said_still_right("basics"))
    ledger.press(Given("can-speak-up", ("yes",)))
    ledger.confirm("today")
    ledger.do(lambda one: one.at("danger-signs").none_of(line.id for line in one.groupable("danger-signs")))
    ledger.press(Given("self-harm", ("no",)))
    ledger.confirm("what-the-client-feels")
    ledger.confirm("lately")
    _feet(ledger)
    _legs(ledger)
    _feeling(ledger)
    ledger.press(Given("sugar", values={"value": 142, "unit": "mg/dL"}, number=0), keys=4)
    ledger.press(Given("needs-help-now", ("no",)))
    ledger.confirm("diabetes-today")
    for page in ("diabetes-story", "heart-and-organs", "other-conditions"):
        ledger.unchanged(page)
    ledger.presses += 1  # the result is read, on to the plan
    return ledger


def _feet(ledger: Ledger) -> None:
    ledger.visit = ledger.visit.look_by(Looker(Voice.THERAPIST, Means.SIGHT))
    ledger.presses += 1
    ledger.press(Given("skin-look@feet", ("looked-normal",)))
    for side in ("left", "right"):
        ledger.press(Given("hot-foot", ("no",), side=side))
        ledger.press(Given("foot-wound", ("no",), side=side))
    ledger.press(Given("skin-warmth", ("same",)))
    ledger.unchanged("skin-and-feet-story")


def _legs(ledger: Ledger) -> None:
    ledger.press(Given("skin-look@lower legs", ("looked-normal",)))
    for line in ("limb-bigger", "whole-leg-swollen", "limb-warm-or-discoloured", "new-surface-veins"):
        ledger.press(Given(line, ("no",)))
    ledger.press(Given("thumb-dent", ("no-dent",)))
    ledger.press(Given("varicose-veins", ("none",)))
    ledger.press(Given("swelling-both", ("none",)))
    ledger.unchanged("clots-story")


def _feeling(ledger: Ledger) -> None:
    for zone, loss in (("feet", "reduced"), ("lower legs", "normal")):
        ledger.press(Given(f"feeling@{zone}@loss", (loss,)))
        ledger.press(Given(f"feeling@{zone}@excess", ("none",)))
    ledger.unchanged("nerves-and-balance")


def test_the_ledgers_client_is_reviewed_with_forty_presses(reviewing: Reviewing) -> None:
    """Her own lines answered before, nothing new: at most 40 presses to a finished review with a plan."""
    ledger = walk(with_only(opened(reviewing, "returning-client"), CLIENTS))

    assert ledger.presses <= 40, f"{ledger.presses} presses"
    assert ledger.presses == 40, f"{ledger.presses} presses, the ledger has 40"
    assert (ledger.visit.is_finished, ledger.visit.review.plan_allowed) == (True, True)


def test_the_walk_and_the_kept_case_are_judged_alike(reviewing: Reviewing) -> None:
    """The kept case of the ledger's client says what the walk enters: the same findings and limits."""
    walked = walk(with_only(opened(reviewing, "returning-client"), CLIENTS)).visit.review
    kept = opened(reviewing, "returning-client").review

    assert [one.content_id for one in walked.findings] == [one.content_id for one in kept.findings]
    assert (walked.rank, walked.open, walked.regions) == (kept.rank, kept.open, kept.regions)


def test_without_the_clients_own_screen_her_answers_are_pressed_too(reviewing: Reviewing) -> None:
    """The therapist enters R6 to R9: 29 answers for the four confirmations, six and four of them "asked each: none"."""
    visit = with_only(opened(reviewing, "returning-client"), ("SES.9", "NEU.0"))
    pages = ("today", "what-the-client-feels", "lately", "diabetes-today")
    lines = [line for page in pages for line in visit.missing(page)]
    grouped = [line for page in pages for line in visit.groupable(page)]

    by_hand = len(lines) - len(grouped) + 2  # one press for each of the two lists of symptoms
    assert (len(grouped), by_hand) == (10, 20), f"{40 - 4 + by_hand} presses and those of the marks and areas"


# ---- consents --------------------------------------------------------------------------------------------------------


def test_all_of_that_still_right_confirms_each_consent_by_itself(reviewing: Reviewing) -> None:
    """One press, three entries of today, as they were given last time."""
    visit = with_only(opened(reviewing, "returning-client"), ())
    after = visit.said_still_right("basics")

    assert [(entry.question, entry.options) for entry in after.log] == [
        ("consent-touch", ("current-and-confirmed-today",)), ("consent-notes", ("current-and-confirmed-today",)),
        ("consent-letters", ("agreed",)),
    ]  # fmt: skip


def test_a_consent_signed_over_a_year_ago_cannot_be_called_still_right(reviewing: Reviewing) -> None:
    """Signed 366 days ago: it is signed anew, and told among what ran out."""
    visit = opened(reviewing, "returning-client")
    signed = date(2025, 11, 21)
    log = AnswerLog(tuple(
        replace(entry, values={"signed_on": signed}) if entry.question == "consent-touch" else entry
        for entry in visit.case.situation.previous[-1].answers
    ))  # fmt: skip
    last = replace(visit.case.situation.previous[-1], answers=log)
    previous = (*visit.case.situation.previous[:-1], last)
    case = replace(
        visit.case, situation=replace(visit.case.situation, previous=previous, answers=AnswerLog())
    )
    later = begin(visit.reviewing, case)

    assert [line.question.code for line in later.still_right("basics")] == ["SES.2b", "SES.2c"]
    assert "SES.2a" in {one.code for one in later.expired}


# ---- what changed, what ran out ----------------------------------------------------------------------------------------


def test_nothing_new_changes_nothing(reviewing: Reviewing) -> None:
    """The ledger's client: the same answers as at the last visit, nothing has run out."""
    visit = opened(reviewing, "returning-client")

    assert (visit.changes, visit.expired) == ((), ())


@pytest.mark.parametrize(
    ("given", "change"),
    [
        (Given("pain-now", values={"value": 6}), ("SEN.pain.now", "2", "6")),
        (Given("dizzy-standing", ("dizzy-on-standing",)), ("SYS.28", "Neither", "Dizzy on standing up")),
        (
            Given("cancer", ("treatment-now-or-palliative",)),
            ("SYS.5", "Never", "Treatment now, or palliative"),
        ),
    ],
)
def test_a_changed_answer_stands_beside_the_old_one(
    reviewing: Reviewing, given: Given, change: tuple[str, str, str]
) -> None:
    """Its code, the old words with the day of the last visit, the new words."""
    after = opened(reviewing, "returning-client").answer(given)
    found = [(one.code, one.old, one.new) for one in after.changes]

    assert (change[0], change[1]) in [(code, old) for code, old, _new in found]
    assert {one.old_date for one in after.changes} == {date(2026, 11, 17)}


def test_a_new_mark_is_a_change_and_the_old_ones_are_not(reviewing: Reviewing) -> None:
    """A hand that tingles today: only the hand is named."""
    after = opened(reviewing, "returning-client")
    feet = frozenset(place for place in after.content.bodymap.expand("FEET"))
    after = after.answer(Given("symptoms", where=feet | {"hand_R"}))
    marks = [one for one in after.changes if one.code == "NEU.0"]

    assert [(one.old, "hand" in one.new.lower(), "feet" in one.new.lower()) for one in marks] == [
        ("", True, False)
    ]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ('"SES.4" = "yes"\n', {"R-PRS-04", "SEN", "DVT.12", "SYS.21"}),
        ('"NEU.7" = "sore under 24 hours"\n', {"R-PRS-04", "SEN"}),
    ],
)
def test_what_was_carried_ends_with_a_reason(reviewing: Reviewing, more: str, codes: set[str]) -> None:
    """A change of health ends tolerance, feeling and every list; soreness ends tolerance and feeling."""
    text = f'base = "third-visit"\n[answers]\n"DVT.12" = ""\n"SYS.21" = ""\n{more}[[previous]]\nfile = "visit-2.toml"\n'
    expired = opened(reviewing, text).expired

    assert {one.code for one in expired} == codes
    assert all(one.what and one.why for one in expired)


def test_results_older_than_they_hold_are_told(reviewing: Reviewing) -> None:
    """HbA1c of 5 October and monofilament of 30 October, looked at on 23 April."""
    visit = opened(reviewing, "returning-client")
    later = Reviewing(forms_folder(), FixedClock(datetime(2027, 4, 23, 10).astimezone()), reviewing.content)
    situation = replace(visit.case.situation, answers=AnswerLog(), moment=later.clock.now())
    expired = {one.code: one.why for one in begin(later, replace(visit.case, situation=situation)).expired}

    assert (expired["DIA.3"], expired["SEN.mono"]) == ("Over 6 months old", "Over 12 weeks old")
    assert expired["R-PRS-04"] == "Over 28 days old"


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("t56-cleared-29-days-ago", "Its last day was "),
        ("t56-cleared-then-leg-weak", "the answer to “Weak leg or cast” was worse"),
    ],
)
def test_a_record_that_lapsed_says_by_what(reviewing: Reviewing, case: str, why: str) -> None:
    """Past its last valid day (15.3 a), or an answer worse than it was given for (15.3 b)."""
    visit = opened(reviewing, case)
    records = [one for one in visit.expired if one.code.startswith("R-DVT")]

    assert len(records) == 1
    assert why in records[0].why


def test_a_first_visit_has_nothing_from_before(reviewing: Reviewing) -> None:
    """No change, nothing run out, no press."""
    visit = opened(reviewing, "clear")

    assert (visit.changes, visit.expired, visit.still_right("basics"), visit.unchanged_since("basics")) == (
        (), (), (), None,
    )  # fmt: skip
    assert not any(entry.entered_as == UNCHANGED for entry in visit.log)
