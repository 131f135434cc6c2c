"""Every written form of an answer (case format, section 2) becomes the entries that it stands for."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from intake_app.questionnaire.answers import Means, Voice

_LEFT_FOOT = {"ankle_L", "foot_top_L", "foot_sole_L", "toes_L"}


@pytest.mark.parametrize(
    ("written", "question", "options"),
    [
        (
            '"FOOT.4" = "pain on walking or told poor circulation"',
            "FOOT.4",
            ("pain-on-walking-or-told-poor-circulation",),
        ),
        (
            '"FOOT.4" = "Pain on  walking or told poor circulation"',
            "FOOT.4",
            ("pain-on-walking-or-told-poor-circulation",),
        ),
        ('"EM.3" = "not sure"', "EM.3", ("not-sure",)),
        ('"EM.3" = "not-sure"', "EM.3", ("not-sure",)),
        ('saddle-numbness = "yes"', "EM.3", ("yes",)),
        ('"DVT.1" = "yes + which"', "DVT.1", ("yes",)),
        ('"DVT.5" = "yes, one side (new, changed, or not known how long)"', "DVT.5", ("yes-one-side",)),
        ('"DIA.3" = "7 to under 8 (53-63)"', "DIA.3", ("7-to-under-8",)),
        ('"DIA.2" = ["insulin or pump", "SGLT2"]', "DIA.2", ("sglt2", "insulin-or-pump")),
        ('"SYS.3" = "worse"', "SYS.3", ("worse-breathless-flat-quick-weight-gain-more-swelling-chest-pain",)),
        ('"SES.8" = "none refused"', "SES.8", ("none-refused",)),
        ('"DVT.18" = "none"', "DVT.18", ("none",)),
        ('"NEU.0" = "none anywhere"', "NEU.0", ("none-anywhere",)),
        ('"SYS.19" = "prefer not to say"', "SYS.19", ("prefer-not-to-say",)),
        ('"SES.2" = { b = "no or withdrawn" }', "SES.2b", ("no-or-withdrawn",)),
    ],
)
def test_options_by_their_words(reader: Any, written: str, question: str, options: tuple[str, ...]) -> None:
    """Case, doubled spaces, a closing parenthesis and "+ which" do not matter; several stand in the order of the list."""
    assert [entry.options for entry in reader.of(written, question)] == [options]


@pytest.mark.parametrize(
    ("written", "question", "values"),
    [
        ('"SYS.31" = 2', "SYS.31", {"value": 2}),
        ('"SEN.pain.now" = 0', "SEN.pain.now", {"value": 0}),
        (
            '"DVT.2" = { left = 38.0, right = 36.5, unit = "cm" }',
            "DVT.2",
            {"left": 38.0, "right": 36.5, "unit": "cm", "value": 1.5},
        ),
        (
            '"DIA.3" = { value = 8.8, unit = "%", date = 2026-10-01 }',
            "DIA.3",
            {"value": 8.8, "unit": "%", "date": date(2026, 10, 1)},
        ),
        ('"SYS.1" = { answer = "no", value = 37.2, unit = "C" }', "SYS.1", {"value": 37.2, "unit": "C"}),
        (
            '"SYS.6" = { platelets = 120000, neutrophils = 2100, date = 2026-11-20 }',
            "SYS.6",
            {"platelets": 120000, "neutrophils": 2100, "date": date(2026, 11, 20)},
        ),
        (
            '"SYS.3" = { answer = "stable over 6 months", kinds = ["heart failure"] }',
            "SYS.3",
            {"kinds": ("heart-failure",)},
        ),
        (
            '"SES.10" = { answer = "recorded", kinds = ["sleep"], words = "to rest" }',
            "SES.10",
            {"kinds": ("sleep",), "words": "to rest"},
        ),
    ],
)
def test_numbers_dates_and_details(
    reader: Any, written: str, question: str, values: dict[str, object]
) -> None:
    """A number, a unit, a date and kinds are kept as values beside the answer."""
    assert [dict(entry.values) for entry in reader.of(written, question)] == [values]


def test_a_place_stands_with_an_answer(reader: Any) -> None:
    """`where` is every region of the places named; without it there is none, which is the widest it can be."""
    (entry,) = reader.of('"DVT.12" = { answer = "never", where = ["FOOT.L"] }', "DVT.12")
    (without,) = reader.of('"DVT.12" = "never"', "DVT.12")

    assert entry.where == _LEFT_FOOT
    assert without.where is None


def test_the_bigger_calf_is_the_place(reader: Any) -> None:
    """Two calf sizes name the bigger side; alike they name none."""
    (bigger,) = reader.of('"DVT.2" = { left = 36.0, right = 38.0, unit = "cm" }', "DVT.2")
    (alike,) = reader.of('"DVT.2" = { left = 36.0, right = 36.0, unit = "cm" }', "DVT.2")

    assert (bigger.where, alike.where) == ({"calf_R"}, set())


def test_left_and_right(reader: Any) -> None:
    """One answer is for both sides; `left` and `right` are each their own, with place and date."""
    both = reader.of('"FOOT.1" = "no"', "FOOT.1")
    apart = reader.of(
        '"FOOT.2" = { left = "no", right = { answer = "healed over 12 weeks ago", where = ["foot_sole_R"], date = 2026-01-02 } }',
        "FOOT.2",
    )

    assert [(entry.place, entry.options) for entry in both] == [("L", ("no",)), ("R", ("no",))]
    assert (apart[0].options, apart[1].where, apart[1].values["date"]) == (
        ("no",),
        {"foot_sole_R"},
        date(2026, 1, 2),
    )


def test_a_place_names_the_side(reader: Any) -> None:
    """A place with an answer by side is an answer for the side that it lies in, and for no other."""
    entries = reader.of('"FOOT.1" = { answer = "yes + side", where = ["FOOT.L"] }', "FOOT.1")

    assert [(entry.place, entry.where) for entry in entries] == [("L", _LEFT_FOOT)]


def test_the_narrower_place_wins(reader: Any) -> None:
    """Region before group of one side, before group, before zone, before today."""
    written = (
        '"SES.9" = ["feet", "lower legs"]\n"SKN.look" = { today = "not looked", feet = "looked, normal", '
    )
    written += '"FOOT.L" = "not looked", toes_L = "looked, problem" }'

    found = {entry.place: entry.options[0] for entry in reader.of(written, "SKN.look")}

    assert (found["toes_L"], found["ankle_L"], found["ankle_R"]) == (
        "looked-problem",
        "not-looked",
        "looked-normal",
    )
    assert (found["calf_L"], len(found)) == ("not-looked", 12)


def test_a_zone_is_remembered(reader: Any) -> None:
    """What was entered for a zone says so; what was entered for a group or region does not."""
    entries = reader.of('"SKN.look" = { feet = "looked, normal", hand_L = "looked, normal" }', "SKN.look")

    assert {entry.place: entry.entered_as for entry in entries}["toes_L"] == "zone"
    assert {entry.place: entry.entered_as for entry in entries}["hand_L"] == "single"


def test_feeling(reader: Any) -> None:
    """Normal is nothing lost and nothing in excess; else what is lost and what is in excess, each of its own axis."""
    written = '"SEN" = { toes_L = "normal", hand_L = "not tested", '
    written += 'toes_R = { loss = "reduced", excess = "painful to light touch" } }'

    found = {entry.place: entry.options for entry in reader.of(written, "SEN")}

    assert found == {
        "toes_L": ("normal", "none"),
        "toes_R": ("reduced", "painful-to-light-touch"),
        "hand_L": ("not-tested",),
    }


def test_kinds_of_skin_and_their_spots(reader: Any) -> None:
    """A type may be named by the words before its parenthesis; the words of its spot are kept."""
    written = '"SKN.type" = { foot_sole_R = [{ type = "callus", spot = "under the heel" }], forearm_L = ["open skin (cut)"] }'

    found = {entry.place: entry for entry in reader.of(written, "SKN.type")}

    assert (found["foot_sole_R"].options, found["foot_sole_R"].values["spot"]) == (
        ("callus",),
        "under the heel",
    )
    assert found["forearm_L"].options == ("open-skin",)


def test_a_spot_left_open_takes_the_words_of_the_other_with_it(reader: Any) -> None:
    """Of two types one of which is not described there are no words that say where to go around."""
    written = '"SKN.type" = { foot_sole_R = ["mole or lump", { type = "callus", spot = "heel" }] }'

    (entry,) = reader.of(written, "SKN.type")

    assert dict(entry.values) == {"words": "callus: heel"}


def test_skin_temperature(reader: Any) -> None:
    """Two thermometer readings give each foot's regions this side minus the other."""
    entries = reader.of('"SKN.feel" = { left = 31.2, right = 29.0, unit = "C" }', "SKN.feel")

    values = {entry.place: entry.values["value"] for entry in entries}

    assert (len(values), values["toes_L"], values["toes_R"]) == (8, 2.2, -2.2)


def test_marks_of_symptoms(reader: Any) -> None:
    """Each place has its kinds, or is not sure."""
    found = reader.of('"NEU.0" = { toes_L = ["numb", "tingling or burning"], calf_L = "not sure" }', "NEU.0")

    assert {entry.place: entry.options for entry in found} == {
        "calf_L": ("not-sure",),
        "toes_L": ("tingling-or-burning", "numb"),
    }


def test_lines(reader: Any) -> None:
    """Each line of a list is an entry with its number, its place and what was given; a class stands for a date."""
    written = (
        '"SKN.2" = [{ what = "knee replacement", where = ["knee_back_R"], date = 2026-10-01, closed = true, '
    )
    written += 'anaesthetic = "general or spinal" }, { what = "tattoo", class = "6 weeks-6 months" }]'

    first, second = reader.of(written, "SKN.2")

    assert (first.line, first.where, first.values["closed"]) == (0, {"knee_back_R"}, True)
    assert first.values["anaesthetic"] == "general-or-spinal"
    assert (second.line, second.options) == (1, ("6-weeks-6-months",))


def test_a_bare_word_of_a_list_of_lines(reader: Any) -> None:
    """ "None" is no line; a finding without place or date is one."""
    (none,) = reader.of('"SYS.18" = "none"', "SYS.18")
    (head,) = reader.of('"SYS.18" = "head"', "SYS.18")

    assert (none.line, head.line) == (None, 0)


def test_a_line_may_have_a_time(reader: Any) -> None:
    """A date with a time keeps it, in the time zone of the visit."""
    (entry,) = reader.of(
        '"SYS.18" = [{ what = "strain", where = ["forearm_L"], date = 2026-11-19T11:00:00 }]', "SYS.18"
    )

    assert entry.values["date"] == datetime(2026, 11, 19, 11, tzinfo=UTC)


def test_injections(reader: Any) -> None:
    """A line has its kind, and when it was used last."""
    (toxin,) = reader.of(
        '"SKN.4" = [{ answer = "over 28 days", where = ["face"], kind = "botulinum toxin" }]', "SKN.4"
    )
    (site,) = reader.of(
        '"SKN.3" = [{ answer = "injection site", where = ["abdomen"], last_used = 2026-11-20 }]', "SKN.3"
    )

    assert (toxin.options, toxin.values["kind"]) == (("over-28-days",), "botulinum-toxin")
    assert (site.options, site.values["last_used"]) == (("injection-site",), date(2026, 11, 20))


def test_medicines(reader: Any) -> None:
    """A medicine is a kind, or a name with its kind and whether it is injected."""
    written = '"SYS.21" = ["anticoagulant", { name = "gliclazide", kind = "sulfonylurea or glinide", injected = "no" }]'

    first, second = reader.of(written, "SYS.21")

    assert (first.line, first.options, dict(first.values)) == (0, ("anticoagulant",), {})
    assert (second.options, dict(second.values)) == (
        ("sulfonylurea-or-glinide",),
        {"name": "gliclazide", "injected": "no"},
    )


def test_refused_places(reader: Any) -> None:
    """Places that the client does not want touched are the answer "regions" with these places."""
    (entry,) = reader.of('"SES.8" = { refused = ["abdomen"] }', "SES.8")

    assert (entry.options, entry.where) == (("regions",), {"abdomen"})


def test_wishes(reader: Any) -> None:
    """Wishes are kept as said; a lighter pressure is a level for each region, the narrower place first."""
    written = '"SES.11" = { liked = ["deep work"], not_wanted = ["trigger_point"], scent = "rose", '
    written += "lighter = { FEET = 2, toes_L = 1 } }"

    (entry,) = reader.of(written, "SES.11")

    assert entry.options == ("techniques-liked", "techniques-not-wanted", "lighter-pressure", "scent-liked")
    assert (entry.values["liked"], entry.values["lighter"]["toes_L"], entry.values["lighter"]["toes_R"]) == (
        ("deep work",),
        1,
        2,
    )


def test_sessions_kept_on_paper(reader: Any) -> None:
    """Attested sessions are no answer: they stand in the situation."""
    case = reader.case('[visit]\ndate = 2026-11-22\n[answers]\n"SES.3" = { attested = 5, last = 2026-11-10 }')

    assert (case.situation.attested_sessions, case.situation.attested_last) == (5, date(2026, 11, 10))
    assert case.situation.answers.entries == ()


def test_who_said_it(reader: Any) -> None:
    """The client said it where it is spoken, the therapist saw it where it is a look, both at the visit's moment."""
    (spoken,) = reader.of('"DVT.5" = "no"', "DVT.5")
    (seen,) = reader.of('"DVT.1" = "no"', "DVT.1")

    assert (spoken.voice, spoken.means, spoken.at) == (
        Voice.CLIENT,
        None,
        datetime(2026, 11, 22, 10, tzinfo=UTC),
    )
    assert (seen.voice, seen.means) == (Voice.THERAPIST, Means.SIGHT)


@pytest.mark.parametrize("written", ['""', '"blank"', '"not asked"', '"not checked"'])
def test_a_blank_is_no_entry(reader: Any, written: str) -> None:
    """What says that a question was not asked leaves it blank where the question has no such answer."""
    assert reader.of(f'"SYS.14" = {written}', "SYS.14") == []


def test_not_asked_is_an_answer_where_the_question_has_it(reader: Any) -> None:
    """Where a question has its own word for not asked, the word is the answer."""
    (entry,) = reader.of('"EM.7" = "not asked"', "EM.7")

    assert entry.options == ("not-asked",)
