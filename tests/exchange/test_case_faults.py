"""Every fault of a case is told at once, with its line and the nearest right words; a danger sign is never held back."""

from pathlib import Path
from typing import Any

import pytest

from intake_app.exchange.case import UnreadableCase
from intake_app.exchange.case_reader import read_case, read_with_faults

VISIT = "[visit]\ndate = 2026-11-22\n"
LATER = "lies after the visit"
OUTSIDE = "is outside what is taken"
NO_ANSWER = "is no answer of this question"
SUGAR = "[[readings]]\nof = 'DIA.4'\n"
PRESSURE = "[[readings]]\nof = 'SYS.2'\ntaken = 09:00:00\n"
A = VISIT + "[answers]\n"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('tittle = "x"\n' + VISIT, "[tittle]", "is no table of a case"),
        ("[client]\nname = 'x'\n", "[visit] date", "is missing"),
        (VISIT + "tim = 10:00:00\n", "[visit] tim", "has no meaning here"),
        (VISIT + "time = 'noon'\n", "[visit] time", "is no time"),
        ("[visit]\ndate = 2026-11-24\n", "[visit] date", "is more than a day ahead of the clock"),
        ("[visit]\ndate = 'soon'\n", "[visit] date", "is no calendar date"),
        (VISIT + "[client]\nname = '  '\n", "[client] name", "is blank"),
        (VISIT + "[client]\nname = ''\n", "[client] name", "is blank"),
        (VISIT + "[client]\nbirth_date = 2026-11-23\n", "[client] birth_date", LATER),
        ("[visit]\ndate = 2026-11-23\n[client]\nbirth_date = 2026-11-23\n", "[client] birth_date", "lies after today"),
        (VISIT + "[client]\nbirth_date = 1906-11-21\n", "[client] birth_date", "lies more than 120 years before the visit"),
        (VISIT + "[client]\nbirth_date = '1976-02-30'\n", "[client] birth_date", "is no calendar date"),
        (VISIT + "[client]\nage = 5\n", "[client] age", "has no meaning here"),
        (VISIT + "[therapist]\ntraining = ['juggling']\n", "[therapist] training 1", NO_ANSWER),
        (A + "'DVT.99' = 'no'\n", "[answers] DVT.99", "is no question"),
        (A + "'DVT.3' = 'maybe'\n", "[answers] DVT.3", NO_ANSWER),
        (A + "'DVT.3' = true\n", "[answers] DVT.3", NO_ANSWER),
        (A + "'DVT.3' = ['no', 'yes']\n", "[answers] DVT.3", "is a list, but only one answer is taken"),
        (A + "'DVT.1' = { answer = 'yes', where = ['LEG.Q'] }\n", "[answers] DVT.1 where 1", "is no place on the body"),
        (A + "'DVT.1' = { answer = 'yes', were = ['LEG.L'] }\n", "[answers] DVT.1 were", "has no meaning here"),
        (A + "'DVT.1' = {}\n", "[answers] DVT.1", "says nothing"),
        (A + "'DVT.1' = 'no'\nlimb-bigger = 'yes'\n", "[answers] limb-bigger", "answers the same as DVT.1"),
        (A + "'DVT.1' = 'no'\n'DVT.1' = 'yes'\n", "[answers] 'DVT.1'", "is written twice"),
        (A + "'DVT.2' = { left = 3, right = 36, unit = 'cm' }\n", "[answers] DVT.2 left", OUTSIDE),
        (A + "'DVT.2' = { left = 36, unit = 'cm' }\n", "[answers] DVT.2", "has no right"),
        (A + "'DVT.2' = { left = 36, right = 36, unit = 'mm' }\n", "[answers] DVT.2 unit", "is no unit of this measure"),
        (A + "'DIA.3' = { value = 7.1, unit = '%', date = 2026-11-23 }\n", "[answers] DIA.3 date", LATER),
        (A + "'DIA.3' = { value = 19, unit = '%' }\n", "[answers] DIA.3 value", OUTSIDE),
        (A + "'SYS.18' = [{ what = 'fall', date = 2026-11-23 }]\n", "[answers] SYS.18 1 date", LATER),
        (A + "'SKN.2' = [{ what = 'knee', date = 2026-11-22T10:01:00 }]\n", "[answers] SKN.2 1 date", LATER),
        (A + "'SKN.look' = 'looked, normal'\n", "[answers] SKN.look", "is answered by place"),
        (A + "'SKN.look' = { foott = 'looked, normal' }\n", "[answers] SKN.look foott", "is no place on the body"),
        (A + "'SEN' = { feet = 'nromal' }\n", "[answers] SEN feet", NO_ANSWER),
        (A + "'SYS.21' = [{ name = 'x' }]\n", "[answers] SYS.21 1", "names no kind"),
        (A + "'SES.2' = { d = 'agreed' }\n", "[answers] SES.2 d", "is no consent"),
        (A + "'SES.2' = 'agreed'\n", "[answers] SES.2", "is no table"),
        (A + "'SES.11' = { lighter = { FEET = 5 } }\n", "[answers] SES.11 lighter FEET", OUTSIDE),
        (A + "'SEN.pain.now' = 11\n", "[answers] SEN.pain.now", OUTSIDE),
        (A + "'DVT.4' = broken\n", "[answers] 'DVT.4'", "is not TOML: Invalid value"),
        (VISIT + "[[readings]]\nof = 'DIA.5'\n", "[[readings]] 1 of", "names no series of readings"),
        (VISIT + SUGAR + "value = 900\nunit = 'mg/dL'\ntaken = 09:00:00\n", "[[readings]] 1 value", OUTSIDE),
        (VISIT + SUGAR + "value = 90\ntaken = 09:00:00\n", "[[readings]] 1", "has no unit"),
        (VISIT + SUGAR + "value = 90\nunit = 'mg/dL'\n", "[[readings]] 1", "has no time"),
        (VISIT + SUGAR + "value = 90\nunit = 'mg/dL'\ntaken = 11:00:00\n", "[[readings]] 1 taken", LATER),
        (VISIT + PRESSURE + "upper = 80\nlower = 80\n", "[[readings]] 1 upper", "is not above the lower one"),
        (VISIT + PRESSURE + "upper = 80\n", "[[readings]] 1", "has no lower number"),
        (VISIT + PRESSURE + "upper = 120\nlower = 80\nstruck = 'bored'\n", "[[readings]] 1 struck", NO_ANSWER),
        (VISIT + "[[clearances]]\nrules = ['DVT-1']\n", "[[clearances]] 1 rules 1", "is no rule"),
        (VISIT + "[[clearances]]\nreceived = 2026-11-23\n", "[[clearances]] 1 received", LATER),
        (VISIT + "[[clearances]]\nlevel = 4\n", "[[clearances]] 1 level", OUTSIDE),
        (VISIT + "[[clearances]]\nhow = 'pigeon'\n", "[[clearances]] 1 how", "is not known here"),
        (VISIT + "[[clearances]]\ngiven_for = { 'DVT.99' = 'no' }\n", "[[clearances]] 1 given_for DVT.99", "is no question"),
        (VISIT + "[[entries]]\nanswer = 'no'\n", "[[entries]] 1", "names no question"),
        (VISIT + "[[entries]]\nquestion = 'DVT.1'\n", "[[entries]] 1", "has no answer"),
        (VISIT + "[[entries]]\nquestion = 'DVT.1'\nanswer = 'no'\nby = 'cat'\n", "[[entries]] 1 by", "is not known here"),
        (VISIT + "[[previous]]\nfile = 'nowhere'\n", "[[previous]] 1 file", "is no case file"),
        (VISIT + "[choices]\nminutes = 20.5\n", "[choices] minutes", "is no whole number"),
        (VISIT + "[choices]\nzones = ['tail']\n", "[choices] zones 1", "is no zone"),
        (VISIT + "[[relaxed]]\nreason = 'x'\n", "[[relaxed]] 1", "has no rule"),
        (VISIT + "[clinic]\nfax = '1'\n", "[clinic] fax", "has no meaning here"),
        (VISIT + "[after]\n'AFT.15' = 1\n", "[after] AFT.15", "is no item of the after-session record"),
        (VISIT + "[visit]\ndate = 2026-11-22\n", "[visit]", "is written twice"),
        (VISIT + "[readings]\nof = 'DIA.4'\n", "[[readings]]", "is not what stands here"),
        ("base = 'nowhere'\n" + VISIT, "base", "is no case"),
    ],
)  # fmt: skip
def test_every_kind_of_fault_names_its_field(reader: Any, text: str, where: str, what: str) -> None:
    """Each fault says where it stands and what is wrong there."""
    assert (where, what) in reader.faults(text)


@pytest.mark.parametrize(
    "text",
    [
        VISIT + "[client]\nbirth_date = 1906-11-22\n",
        VISIT,
        "[visit]\ndate = 2026-11-23\n",
        VISIT + "[[clearances]]\nreceived = 2026-11-22\nuntil = 2027-01-01\n",
        VISIT + SUGAR + "value = 20\nunit = 'mg/dL'\ntaken = 10:00:00\n",
    ],
)
def test_the_edge_is_no_fault(reader: Any, text: str) -> None:
    """120 years, no name, a visit tomorrow, a letter of today, a reading of this moment at the lowest number are taken."""
    assert reader.faults(text) == []


def test_all_faults_come_at_once_with_line_and_right_word(reader: Any, tmp_path: Path) -> None:
    """Two faults of one file are told together, in the order of their lines, with what would be right."""
    path = tmp_path / "case.toml"
    path.write_text(A + "'DVT.3' = 'yess'\n'DVT.99' = 'no'\n", "utf-8")

    faults = read_with_faults(path, reader.known)[1]

    assert [(fault.file, fault.line) for fault in faults] == [("case.toml", 4), ("case.toml", 5)]
    assert ["yes" in faults[0].expected, "DVT.9" in faults[1].expected] == [True, True]


def test_a_danger_sign_beside_a_fault_can_be_read(reader: Any) -> None:
    """What could be read goes with the error, so that the caller can tell danger signs first."""
    text = "[visit]\ndate = 2026-11-22\n[client]\nbirth_date = 2027-01-01\n[answers]\n'EM.1' = 'yes'\n"
    known = reader.known

    with pytest.raises(UnreadableCase) as caught:
        read_case(
            text,
            questions=known.questions,
            bodymap=known.bodymap,
            cases_folder=known.cases_folder,
            clock=known.clock,
        )

    (entry,) = caught.value.readable.situation.answers
    assert (entry.question, entry.options) == ("chest-or-breath", ("yes",))


@pytest.mark.parametrize(
    "answers",
    [
        "'EM.1' = 'no'\n'EM.1' = 'yes'",
        "'EM.1' = 'no'\nchest-or-breath = 'yes'",
        "'EM.1' = 'yes'\n'EM.2' = oops",
        "'EM.2' = 'no\n'EM.1' = 'yes'",
        "'SKN.2' = [{ what = 'x'\n'EM.1' = 'yes'",
    ],
)
def test_no_slip_of_the_pen_hides_a_yes(reader: Any, answers: str) -> None:
    """A yes beside, above or below a broken line, or written after a no, is among what could be read."""
    case, faults = read_with_faults(f"{VISIT}[answers]\n{answers}\n", reader.known)

    assert faults
    assert any(
        "yes" in entry.options for entry in case.situation.answers if entry.question == "chest-or-breath"
    )


def test_json_is_read_like_toml(reader: Any) -> None:
    """The same tree in JSON gives the same case, and faults with their own lines."""
    text = '{"visit": {"date": "2026-11-22", "time": "10:00"},\n "answers": {"DVT.3": "no"}}'
    wrong = '{"visit": {"date": "2026-11-22"},\n "answers": {\n "EM.1": "yes",\n "DVT.3": "maybe"}}'

    as_toml = reader.case("[visit]\ndate = 2026-11-22\ntime = 10:00:00\n[answers]\n'DVT.3' = 'no'\n")

    assert reader.case(text).situation == as_toml.situation
    assert [fault.line for fault in read_with_faults(wrong, reader.known)[1]] == [4]


def test_a_fault_in_a_long_list_has_its_own_line(reader: Any) -> None:
    """In a list over several lines the line that holds the wrong word is named."""
    text = (
        VISIT
        + "[answers]\n'SKN.2' = [\n  { what = 'knee', where = ['knee_back_R'] },\n  { what = 'hip', where = ['hipp_L'] },\n]\n"
    )

    assert [fault.line for fault in read_with_faults(text, reader.known)[1]] == [6]


@pytest.mark.parametrize("reason", ["", "reason = 'why not'\n"])
def test_nothing_is_loosened_without_a_reason(reader: Any, reason: str) -> None:
    """After a verdict a milder answer of the same voice that does not say why is refused, and the first one goes on counting."""
    text = "[visit]\ndate = 2026-11-22\nverdict_at = 09:50:00\n[answers]\n'DVT.5' = 'yes, one side'\n"
    text += f"[[entries]]\nquestion = 'DVT.5'\nanswer = 'no'\nby = 'client'\nat = 09:55:00\n{reason}"

    case, faults = read_with_faults(text, reader.known)

    assert [fault.what for fault in faults] == [
        "is milder than what was said before the verdict, and does not say why"
    ]
    assert [entry.options for entry in case.situation.answers] == [("yes-one-side",)]


def test_a_loosening_with_its_reason_is_kept(reader: Any) -> None:
    """With reason, speaker and sentence both entries stand in the log, the milder one last."""
    text = "[visit]\ndate = 2026-11-22\nverdict_at = 09:50:00\n[answers]\n'DVT.5' = 'yes, one side'\n"
    text += "[[entries]]\nquestion = 'DVT.5'\nanswer = 'no'\nby = 'client'\nat = 09:55:00\n"
    text += "reason = 'question misunderstood'\nsentence = 'it was the knee, years ago'\n"

    entries = reader.case(text).situation.answers.entries

    assert [entry.options for entry in entries] == [("yes-one-side",), ("no",)]
    assert (entries[1].reason, entries[1].said_by) == ("question-misunderstood", "client")


def test_a_missing_file_is_one_fault(reader: Any, tmp_path: Path) -> None:
    """Of a file that is not there nothing else is said."""
    assert reader.faults(tmp_path / "nowhere.toml") == [
        ("file", "cannot be read (no such file or directory)")
    ]


def test_a_fhir_resource_is_one_fault(reader: Any) -> None:
    """What is JSON and no case is told as what it is, not key by key."""
    assert reader.faults('{"resourceType": "Bundle", "type": "collection"}') == [
        ("file", "is a FHIR Bundle, which is not read here")
    ]
