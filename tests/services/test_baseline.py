"""What an earlier visit said, and when one press may call it unchanged (content 1.4; statement 47; row T51)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from intake_app.base.clock import FixedClock
from intake_app.base.paths import forms_folder
from intake_app.exchange.case import UnreadableCase
from intake_app.questionnaire.answers import AnswerLog
from intake_app.questionnaire.model import Shape
from intake_app.safety.baseline import UNCHANGED, Standing
from intake_app.services.draft import draft_of, resume
from intake_app.services.giving import Given
from intake_app.services.interview import Interview, begin
from intake_app.services.review import Reviewing

NOW = datetime(2026, 12, 31, 10, 0).astimezone()
LISTS = (
    "basics", "skin-and-feet-story", "clots-story", "nerves-and-balance", "diabetes-story", "heart-and-organs",
    "other-conditions",
)  # fmt: skip
LAST = date(2026, 11, 15)
"""The day of the earlier visit `visit-2`, at which everything was asked and nothing found."""


@pytest.fixture(scope="module")
def reviewing() -> Reviewing:
    """The shipped content at a moment after all visits of these tests."""
    return Reviewing(forms_folder(), FixedClock(NOW))


def visit(
    reviewing: Reviewing, day: str = "2026-11-22", previous: str = "visit-2", health: str = "none"
) -> Interview:
    """A later visit with nothing answered but SES.4 ("" leaves that blank too)."""
    text = f'base = "clear"\n[visit]\ndate = {day}\n[[previous]]\nfile = "{previous}.toml"\n'
    case = reviewing.read(text)
    service = Reviewing(forms_folder(), FixedClock(case.situation.moment), reviewing.content)
    opened = begin(service, replace(case, situation=replace(case.situation, answers=AnswerLog())))
    return opened.answer(Given("health-change", (health,))) if health else opened


def codes(interview: Interview, what: str) -> set[str]:
    """Content ids of the lines that all lists offer: `unchangeable` or `confirmable`."""
    return {line.question.code for page in LISTS for line in getattr(interview, what)(page)}


def all_unchanged(interview: Interview) -> Interview:
    """The visit after one press on every list."""
    for page in LISTS:
        interview = interview.unchanged(interview.unchangeable(page))
    return interview


# ---- what may be called unchanged ------------------------------------------------------------------------------------


def test_an_old_answer_has_its_words_its_day_and_its_standing(reviewing: Reviewing) -> None:
    """A clot asked about a week ago: what was said, on which day, still fresh."""
    old = visit(reviewing).old_answer("past-clot")

    assert old is not None
    assert (old.words, old.given, old.state, old.when) == (("Never",), LAST, Standing.FRESH, "Bs")


def test_only_baseline_questions_have_an_old_answer_to_take_over(reviewing: Reviewing) -> None:
    """No look, no danger sign, nothing of today's state and not the question about self-harm is ever offered."""
    opened = visit(reviewing)
    offered = [line.question for page in LISTS for line in opened.unchangeable(page)]
    whole = {line.id for lines in opened.possible.values() for line in lines}

    assert {question.when for question in offered} == {"Bv", "Bs"}
    assert all(question.is_spoken for question in offered)
    others = (line for line in whole if opened.line(line).question.when not in ("Bv", "Bs"))
    assert [line for line in others if opened.old_answer(line) is not None] == []


def test_a_press_stores_one_entry_for_each_item(reviewing: Reviewing) -> None:
    """Each line on its own, in the old voice, said now, marked as unchanged; nothing is there before the press."""
    opened = visit(reviewing)
    after = opened.unchanged(opened.unchangeable("clots-story"))
    new = after.log.entries[len(opened.log.entries) :]

    assert [entry.question for entry in new] == [
        "leg-weak-or-cast", "bed-or-operation", "past-clot", "pregnant-or-birth", "clotting-tendency", "leg-injury",
    ]  # fmt: skip
    assert {(entry.entered_as, entry.at) for entry in new} == {(UNCHANGED, after.clock.now())}


def test_rules_read_unchanged_answers_as_todays(reviewing: Reviewing) -> None:
    """Once all lists are called unchanged, no baseline question is open any more."""
    after = all_unchanged(visit(reviewing))
    baseline = {q.code for q in after.content.questions.by_link_id.values() if q.when in ("Bv", "Bs")}

    assert baseline & {item.question for item in after.open_items} == set()


@pytest.mark.parametrize(
    ("day", "state", "offered", "one_by_one"),
    [
        ("2026-12-13", Standing.FRESH, {"DVT.12", "DVT.10"}, set()),
        ("2026-12-14", Standing.OVER_28_DAYS, set(), {"DVT.12"}),
    ],
)
def test_after_28_days_stable_answers_are_confirmed_one_by_one_and_others_are_blank(
    reviewing: Reviewing, day: str, state: Standing, offered: set[str], one_by_one: set[str]
) -> None:
    """Given on the 15th: on day 28 the press takes both kinds, on day 29 Bs by itself and Bv not at all."""
    opened = visit(reviewing, day)
    old = opened.old_answer("past-clot")

    assert old is not None
    assert old.state is state
    assert codes(opened, "unchangeable") & {"DVT.12", "DVT.10"} == offered
    assert codes(opened, "confirmable") & {"DVT.12", "DVT.10"} == one_by_one


def test_what_is_confirmed_one_by_one_is_not_taken_by_a_press_for_several(reviewing: Reviewing) -> None:
    """A press that names two lines over 28 days old stores nothing; each by itself is stored."""
    opened = visit(reviewing, "2026-12-14")
    lines = opened.confirmable("heart-and-organs")

    assert len(lines) > 1
    assert opened.unchanged(lines).log == opened.log
    assert [e.question for e in opened.unchanged(lines[:1]).log.entries[1:]] == [lines[0].question.link_id]


@pytest.mark.parametrize("health", ["yes", "not-sure", "prefer-not-to-say"])
def test_after_a_change_of_health_everything_is_asked_anew(reviewing: Reviewing, health: str) -> None:
    """SES.4 yes, not sure or not said: no press, no confirmation, stable or not."""
    opened = visit(reviewing, health=health)
    old = opened.old_answer("past-clot")

    assert old is not None
    assert old.state is Standing.HEALTH_CHANGED
    assert codes(opened, "unchangeable") | codes(opened, "confirmable") == set()


def test_a_change_of_health_told_later_takes_the_press_back(reviewing: Reviewing) -> None:
    """Lists called unchanged, then SES.4 yes: what was taken over counts as not asked, whatever the order."""
    after = all_unchanged(visit(reviewing)).answer(Given("health-change", ("yes",)))

    assert {"DVT.12", "DVT.10", "SYS.5", "NEU.1"} <= {item.question for item in after.open_items}


def test_an_answer_is_asked_anew_when_what_it_rests_on_changed(reviewing: Reviewing) -> None:
    """New medicines: steroids, hormones and immunity are asked again, also where they had been called unchanged."""
    before = all_unchanged(visit(reviewing))
    after = before.answer(Given("medicines", ("long-term-steroid",), number=0))
    old = after.old_answer("clotting-tendency")

    assert old is not None
    assert old.state is Standing.SOURCE_CHANGED
    assert {"DVT.15", "SYS.17"} <= {item.question for item in after.open_items}


def test_a_disease_that_is_asked_daily_is_never_called_unchanged(reviewing: Reviewing) -> None:
    """Asthma "none" may be taken over; asthma that was there is asked at every visit (Bv; D if not none)."""
    text = 'base = "visit-2"\n[visit]\ndate = 2026-11-15\n[answers]\n"SYS.22" = "well controlled"\n'
    earlier = reviewing.read(text)
    opened = visit(reviewing)
    last = replace(opened.case.situation.previous[0], answers=earlier.situation.answers)
    case = replace(opened.case, situation=replace(opened.case.situation, previous=(last,)))
    with_asthma = begin(opened.reviewing, case)

    assert "SYS.22" in codes(opened, "unchangeable")
    assert "SYS.22" not in codes(with_asthma, "unchangeable")
    assert "SYS.23" in codes(with_asthma, "unchangeable")


def test_a_daily_condition_names_a_question_and_its_options(reviewing: Reviewing) -> None:
    """What makes a baseline question daily is written in the questions and exists."""
    questions = reviewing.content.questions.by_link_id
    marks = [str(mark) for q in questions.values() for mark in q.item.marks.get("every-visit-if", ())]
    named = [
        (name.strip(), option.strip())
        for name, _, rest in (m.partition("=") for m in marks)
        for option in rest.split("|")
    ]

    assert len(marks) == 4
    assert [pair for pair in named if questions[pair[0]].option(pair[1]) is None] == []


def test_unchanged_keeps_the_day_on_which_it_was_really_said(reviewing: Reviewing) -> None:
    """Called unchanged at three visits since 30 October: that day counts, not the last visit's."""
    opened = visit(reviewing, previous="visits/returning-4")
    late = visit(reviewing, "2026-11-28", previous="visits/returning-4")

    assert opened.unchanged_since("clots-story") == date(2026, 10, 30)
    assert "DVT.10" in codes(opened, "unchangeable")
    assert "DVT.10" not in codes(late, "unchangeable") | codes(late, "confirmable")


# ---- drafts and case files -------------------------------------------------------------------------------------------


def test_a_draft_keeps_what_was_called_unchanged(reviewing: Reviewing) -> None:
    """Written and read again: the same entries with their day, and the same review."""
    source = forms_folder() / "cases" / "returning-client.toml"
    opened = begin(reviewing, reviewing.read(source), origin=source)
    again = resume(reviewing, draft_of(opened))

    assert again.log == opened.log
    assert any(entry.entered_as == UNCHANGED for entry in again.log)
    assert [item.question for item in again.open_items] == [
        item.question for item in opened.judged_now().open_items
    ]


def test_a_draft_without_its_earlier_visits_takes_nothing_over(reviewing: Reviewing) -> None:
    """Its file gone: it opens, and what was called unchanged counts as not asked."""
    opened = begin(reviewing, reviewing.read(forms_folder() / "cases" / "returning-client.toml"))
    again = resume(reviewing, draft_of(opened))

    assert {"DVT.12", "SYS.21", "NEU.1"} <= {item.question for item in again.open_items}


def entered(
    question: str, answer: str, how: str, day: str = "2026-11-22", more: str = "", previous: str = "visit-2"
) -> str:
    """A case whose one entry says how it was entered."""
    before = f'[[previous]]\nfile = "{previous}.toml"\n' if previous else ""
    return (
        f'base = "clear"\n[visit]\ndate = {day}\n[answers]\n"{question}" = ""\n{more}'
        f'[[entries]]\nquestion = "{question}"\nanswer = {answer}\nentered_as = "{how}"\n{before}'
    )


REFUSED = {
    "unchanged, a look": entered("DVT.6", '"no"', "unchanged"),
    "unchanged, skin of a zone": entered("SKN.look", '{ feet = "looked, normal" }', "unchanged"),
    "unchanged, of every visit": entered("SYS.28", '"none"', "unchanged"),
    "unchanged, of later visits": entered("NEU.7", '"better"', "unchanged"),
    "unchanged, self-harm": entered("EM.7", '"no"', "unchanged"),
    "unchanged, a first visit": entered("DVT.10", '"no"', "unchanged", previous=""),
    "unchanged, another answer": entered("DVT.10", '"yes, weakness or paralysis"', "unchanged"),
    "unchanged, Bv after 28 days": entered("DVT.10", '"no"', "unchanged", "2026-12-14"),
    "unchanged, health changed": entered("DVT.12", '"never"', "unchanged", more='"SES.4" = "yes"\n'),
    "unchanged, health not sure": entered("DVT.12", '"never"', "unchanged", more='"SES.4" = "not sure"\n'),
    "group, skin of a zone": entered("SKN.look", '{ feet = "looked, normal" }', "group"),
    "group, a look": entered("DVT.6", '"no"', "group"),
    "group, self-harm": entered("EM.7", '"no"', "group"),
    "group, a journey": entered("DVT.13", '"no"', "group"),
    "group, a medicine": entered("DVT.16", '"none"', "group"),
    "group, a yes": entered("SYS.14", '"yes"', "group"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_t51_a_case_that_enters_together_what_may_not_be_stores_nothing(
    reviewing: Reviewing, name: str
) -> None:
    """T51: one fault, at the word that says how it was entered; the entry is not among what could be read."""
    with pytest.raises(UnreadableCase) as told:
        reviewing.read(REFUSED[name])

    assert {fault.where.rpartition(" ")[2] for fault in told.value.faults} == {"entered_as"}
    assert [e for e in told.value.readable.situation.answers if e.entered_as in ("group", "unchanged")] == []


ALLOWED = {
    "unchanged, Bv on day 28": entered("DVT.10", '"no"', "unchanged", "2026-12-13"),
    "unchanged, Bs after 28 days": entered("DVT.12", '"never"', "unchanged", "2026-12-14"),
    "group, a symptom": entered("SYS.28", '"none"', "group"),
    "group, a danger sign": entered("EM.1", '"no"', "group"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_a_case_may_enter_together_what_the_content_lists(reviewing: Reviewing, name: str) -> None:
    """The same words, where 1.4 allows them, are read and stored with how they were entered."""
    case = reviewing.read(ALLOWED[name])

    assert len([e for e in case.situation.answers if e.entered_as in ("group", "unchanged")]) == 1


def test_the_list_of_1_4_is_the_list_of_the_questions(reviewing: Reviewing) -> None:
    """ "Asked each: none" is marked on exactly the questions that 1.4 names, and their parts."""
    whole = {
        *(f"EM.{number}" for number in (1, 2, 3, 4, 5, 6, 8)), "DVT.5", "SKN.6", "SKN.7", "DIA.6", "DIA.7", "DIA.20",
        "DIA.21", "SYS.1", "SYS.13", "SYS.14", "SYS.26", "SYS.28", "SYS.30",
    }  # fmt: skip
    marked = [q for q in reviewing.content.questions.by_link_id.values() if q.may_group_none]

    assert {q.part_of or q.code for q in marked} == whole
    assert [q.code for q in marked if not q.is_spoken or q.shape is not Shape.CHOICE] == []


# ---- statement 47, over every question -------------------------------------------------------------------------------


def test_47_nothing_is_filled_in_and_a_press_for_several_answers_only_what_1_4_lists(
    reviewing: Reviewing,
) -> None:
    """Every line of every page sent to both presses: only symptoms of the list and spoken baselines are stored, item by item."""
    opened = visit(reviewing, health="")
    after = opened
    for page in opened.pauses:
        lines = [line.id for line in opened.possible[page.id]]
        after = after.at(page.id).none_of(lines).unchanged(lines)
    known = after.content.questions.by_link_id
    group = [known[entry.question] for entry in after.log if entry.entered_as == "group"]
    unchanged = [known[entry.question] for entry in after.log if entry.entered_as == UNCHANGED]

    assert opened.log.entries == ()
    assert {entry.entered_as for entry in after.log} == {"group", UNCHANGED}
    assert [one.code for one in group if not (one.may_group_none and one.is_spoken)] == []
    assert [one.code for one in unchanged if one.when not in ("Bv", "Bs") or not one.is_spoken] == []


@pytest.mark.parametrize("how", ["group", "unchanged"])
def test_47_no_case_stores_them_for_any_other_question(reviewing: Reviewing, how: str) -> None:
    """Every question that may not be answered so, entered so with its safest answer: one fault each, nothing stored."""
    questions = [
        one
        for one in reviewing.content.questions.by_link_id.values()
        if one.options
        and not (one.may_group_none if how == "group" else one.when in ("Bv", "Bs") and one.is_spoken)
    ]
    written = [
        f'question = "{one.link_id}", voice = "client", options = ["{one.safest}"], entered_as = "{how}"'
        for one in questions
    ]
    entries = "".join(f"[[entries]]\nexact = {{ {words} }}\n" for words in written)
    with pytest.raises(UnreadableCase) as told:
        reviewing.read(
            f'base = "clear"\n[visit]\ndate = 2026-11-22\n{entries}[[previous]]\nfile = "visit-2.toml"\n'
        )

    assert len(questions) > 90
    assert len(told.value.faults) == len(questions)
    assert [one for one in told.value.readable.situation.answers if one.entered_as == how] == []
