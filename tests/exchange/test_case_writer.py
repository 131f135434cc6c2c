"""A written case reads back as the same case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intake_app.base.paths import forms_folder
from intake_app.bodymap.regions import load_body_map
from intake_app.exchange.case import Case, Clinic
from intake_app.exchange.case_writer import write_case
from intake_app.planning.plan import Choices, Relaxed
from intake_app.questionnaire.answers import Answer, AnswerLog, Means, Voice
from intake_app.questionnaire.loading import load_questionnaires
from intake_app.questionnaire.model import Question, Shape
from intake_app.safety.situation import Clearance, Person, Situation

QUESTIONS, _ = load_questionnaires(forms_folder() / "questionnaires")
BODY = load_body_map(forms_folder())
MOMENT = datetime(2026, 11, 22, 10, 5, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12).filter(
    str.strip
)
REGIONS = st.sampled_from(BODY.regions)
DAYS = st.dates(date(2026, 1, 1), date(2026, 11, 22))


def _places(question: Question) -> st.SearchStrategy[str | None]:
    if question.shape is Shape.REGIONS:
        return REGIONS
    return st.sampled_from(["L", "R"]) if question.shape is Shape.SIDES else st.none()


@st.composite
def _answers(draw: st.DrawFn) -> Answer:
    """Any entry that the program could make, plain or odd."""
    question = draw(st.sampled_from(list(QUESTIONS.by_link_id.values())))
    codes = [option.code for option in question.options]
    chosen = draw(st.lists(st.sampled_from(codes), max_size=2, unique=True)) if codes else []
    values = draw(
        st.dictionaries(
            st.sampled_from([*question.fields, "words"]), WORDS | st.integers(0, 30) | DAYS, max_size=2
        )
    )
    is_line = question.shape in (Shape.LINES, Shape.SERIES)
    options = tuple(code for code in codes if code in chosen)
    is_none = question.may_group_none and options == (question.safest,)
    together = ["group"] * is_none + ["zone"] * bool(question.item.marks.get("by-zone"))
    return Answer(
        question=question.link_id,
        options=options,
        place=draw(_places(question)),
        line=draw(st.integers(0, 3)) if is_line else None,
        where=draw(st.none() | st.frozensets(REGIONS, max_size=3)),
        values=MappingProxyType(values),
        voice=draw(st.sampled_from(Voice)),
        means=draw(st.none() | st.sampled_from(Means)),
        at=MOMENT - timedelta(minutes=draw(st.integers(0, 90))),
        entered_as=draw(st.sampled_from(["single", *together])),
        step=draw(st.sampled_from(["seated", "table"])),
        reason=draw(st.just("") | WORDS),
        sentence=draw(st.just("") | WORDS),
    )


LOGS = st.lists(_answers(), max_size=6).map(lambda entries: AnswerLog(tuple(entries)))


def _again(reader: Any, case: Case) -> Case:
    text = write_case(case, questions=QUESTIONS, bodymap=BODY, limits=reader.known.limits)
    again = replace(reader.case(text), sources=case.sources, expect_line=case.expect_line)
    return replace(again, table=case.table, done=case.done)  # both are read from `after`, which is compared


@given(LOGS)
def test_any_log_reads_back(reader: Any, log: AnswerLog) -> None:
    """Whatever stands in the log, in whatever order, is read back entry by entry as it was."""
    case = Case(Situation(Person("Sample", date(1976, 5, 4)), MOMENT, log))

    assert _again(reader, case) == case


def test_every_shipped_case_reads_back(reader: Any) -> None:
    """The shipped cases, without their earlier visits, survive being written and read."""
    for path in sorted(reader.known.cases_folder.glob("*.toml"))[::12]:
        found = reader.case(path)
        case = replace(found, situation=replace(found.situation, previous=()), earlier=())

        assert _again(reader, case) == case, path.name


def test_all_that_is_not_an_answer_reads_back(reader: Any) -> None:
    """Person, moments, records, choices, relaxations, clinic and what must come out are all there again."""
    record = Clearance(
        ("R-DVT-05a",), "Dr A", "own doctor", date(2026, 11, 12), "spoken", date(2026, 11, 13), date(2027, 1, 1),
        ("L",), frozenset({"hand_L"}), frozenset({"face"}), True, 2, ("deep",), 30, 1, "slowly",
        AnswerLog((Answer("past-clot", ("never",), at=MOMENT),)),
    )  # fmt: skip
    situation = Situation(
        Person("Ana “Q” O'Neil\\", date(1976, 5, 4), "f", "de", "+1 555"), MOMENT, AnswerLog(), (record, Clearance(())), (),
        4, date(2026, 11, 1), "Robin", "LMT 1", ("none",),
    )  # fmt: skip
    choices = Choices(
        20, ("feet",), MappingProxyType({"toes_L": ("hold",)}), ("HW.1",), MappingProxyType({"toes_L": 1})
    )
    relaxed = Relaxed("R-SKN-22", "patch test", "no reaction in years", True)
    case = Case(
        situation, "A title", choices, (relaxed,), Clinic("C", "A", "1", "911"),
        MOMENT, MOMENT, {"AFT.1": 30}, {"verdict": {"rank": 3}, "findings": ["R-DVT-01"]},
    )  # fmt: skip

    assert _again(reader, case) == case


def test_plain_answers_are_written_in_the_words_of_a_case(reader: Any) -> None:
    """A draft of plain answers can be read and mended by hand."""
    case = reader.case(
        '[visit]\ndate = 2026-11-22\n[answers]\n"DVT.1" = { answer = "yes", where = ["calf_L"] }\n"SYS.31" = 2'
    )

    text = write_case(case, questions=QUESTIONS, bodymap=BODY)

    assert '[answers]\n"DVT.1" = { answer = "yes", where = ["calf_L"] }\n"SYS.31" = 2\n' in text
