"""Cases that start from other cases, earlier visits, and the tables beside the answers."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from intake_app.exchange.case_visits import ALWAYS
from intake_app.questionnaire.answers import Means, Voice

_AFTER = "\n".join(f'"{item}" = "none"' for item in sorted(ALWAYS - {"AFT.4", "AFT.6"}))


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_cases_have_no_fault(reader: Any) -> None:
    """Every case in the folder of cases is read without a fault."""
    cases = sorted(reader.known.cases_folder.glob("*.toml"))

    assert cases
    assert [reader.faults(path) for path in cases] == [[] for _ in cases]


def test_an_answer_replaces_that_of_the_base(reader: Any, tmp_path: Path) -> None:
    """Answers are replaced one by one, by content id or by the item's own id; the rest stays."""
    _write(tmp_path, "first", "[visit]\ndate = 2026-11-22\n[answers]\n'DVT.3' = 'no'\n'DVT.1' = 'no'\n")
    case = reader.case(
        _write(tmp_path, "second", "base = 'first'\n[answers]\nlimb-bigger = 'yes'\n'DVT.3' = ''\n")
    )

    assert [(entry.question, entry.options) for entry in case.situation.answers] == [
        ("limb-bigger", ("yes",))
    ]
    assert case.sources == ("second.toml", "first.toml")


def test_a_list_of_tables_replaces_that_of_the_base_as_a_whole(reader: Any, tmp_path: Path) -> None:
    """Readings of the base are gone once this case has readings of its own; other tables are taken key by key."""
    reading = "[[readings]]\nof = 'DIA.4'\nvalue = {}\nunit = 'mg/dL'\ntaken = 09:50:00\n"
    _write(
        tmp_path,
        "first",
        "[visit]\ndate = 2026-11-22\ntime = 10:00:00\n" + reading.format(90) + reading.format(91),
    )
    case = reader.case(
        _write(tmp_path, "second", "base = 'first'\n[visit]\ntime = 11:00:00\n" + reading.format(120))
    )

    assert [entry.values["value"] for entry in case.situation.answers] == [120]
    assert case.situation.moment == datetime(2026, 11, 22, 11, tzinfo=UTC)


def test_expectations_are_not_passed_on(reader: Any, tmp_path: Path) -> None:
    """What must come out of one case says nothing about the cases that start from it."""
    _write(tmp_path, "first", "[visit]\ndate = 2026-11-22\n[expect.verdict]\nrank = 3\n")

    assert reader.case(tmp_path / "first.toml").expect == {"verdict": {"rank": 3}}
    assert reader.case(_write(tmp_path, "second", "base = 'first'\n")).expect == {}


def test_a_chain_that_starts_from_itself_is_a_fault(reader: Any, tmp_path: Path) -> None:
    """Two cases that start from each other are told, not followed for ever."""
    _write(tmp_path, "first", "base = 'second'\n[visit]\ndate = 2026-11-22\n")
    second = _write(tmp_path, "second", "base = 'first'\n")

    assert ("base", "starts from itself") in reader.faults(second)


def test_an_earlier_visit(reader: Any, tmp_path: Path) -> None:
    """An earlier visit is completed once every item that is always needed is there; it carries what was worked and tolerated."""
    after = '"AFT.4" = ["FEET"]\n"AFT.6" = { FEET = 2, toes_L = 1 }\n"AFT.3" = { FEET = 3 }\n'
    _write(
        tmp_path,
        "visit-1",
        f"[visit]\ndate = 2026-11-01\n[answers]\n'DVT.3' = 'no'\n[after]\n{_AFTER}\n{after}",
    )
    case = reader.case(
        _write(tmp_path, "now", "[visit]\ndate = 2026-11-22\n[[previous]]\nfile = 'visit-1.toml'\n")
    )

    (visit,) = case.situation.previous
    assert (visit.is_completed, visit.moment) == (True, datetime(2026, 11, 1, 10, tzinfo=UTC))
    assert (visit.worked["toes_L"], visit.worked["toes_R"], visit.tolerance["ankle_L"]) == (1, 2, 3)


def test_a_visit_without_its_record_is_not_completed(reader: Any, tmp_path: Path) -> None:
    """One item missing keeps a visit open."""
    _write(tmp_path, "visit-1", f'[visit]\ndate = 2026-11-01\n[after]\n{_AFTER}\n"AFT.4" = []\n')
    case = reader.case(
        _write(tmp_path, "now", "[visit]\ndate = 2026-11-22\n[[previous]]\nfile = 'visit-1.toml'\n")
    )

    assert case.situation.completed == ()


def test_carried_means_the_visit_before(reader: Any, tmp_path: Path) -> None:
    """ "Carried" takes the tolerance of the visit before, for the regions that were worked."""
    worked = '"AFT.4" = ["toes"]\n"AFT.6" = 1\n'
    _write(
        tmp_path,
        "visit-1",
        f'[visit]\ndate = 2026-10-01\n[after]\n{_AFTER}\n{worked}"AFT.3" = {{ toes = 2 }}\n',
    )
    _write(
        tmp_path, "visit-2", f'[visit]\ndate = 2026-11-01\n[after]\n{_AFTER}\n{worked}"AFT.3" = "carried"\n'
    )
    text = "[visit]\ndate = 2026-11-22\n[[previous]]\nfile = 'visit-1.toml'\n[[previous]]\nfile = 'visit-2.toml'\n"

    last = reader.case(_write(tmp_path, "now", text)).situation.previous[-1]

    assert dict(last.tolerance) == {"toes_L": 2, "toes_R": 2}


def test_a_table_check_is_part_of_the_visit(reader: Any, tmp_path: Path) -> None:
    """What AFT.2 found counts among the answers of that visit, found on the table; strokes tried give the tolerance."""
    checks = "[after.'AFT.2']\n'SKN.look' = { back = 'looked, normal' }\n[after.'AFT.3']\n'PRS.1' = { upper_back = '4-10 not' }\n"
    _write(tmp_path, "visit-1", f"[visit]\ndate = 2026-11-01\n{checks}")
    case = reader.case(
        _write(tmp_path, "now", "[visit]\ndate = 2026-11-22\n[[previous]]\nfile = 'visit-1.toml'\n")
    )

    (visit,) = case.situation.previous
    assert {(entry.place, entry.step) for entry in visit.answers.current("skin-look")} == {
        ("upper_back", "table"),
        ("lower_back", "table"),
    }
    assert visit.tolerance == {"upper_back": 0}


def test_visits_stand_oldest_first_and_before_this_one(reader: Any, tmp_path: Path) -> None:
    """A visit out of order, or not before this one, is a fault; so is a fault inside its file."""
    _write(tmp_path, "a", "[visit]\ndate = 2026-11-10\n")
    _write(tmp_path, "b", "[visit]\ndate = 2026-11-01\n[answers]\n'DVT.3' = 'maybe'\n")
    _write(tmp_path, "c", "[visit]\ndate = 2026-11-22\n")
    text = "[visit]\ndate = 2026-11-22\n" + "".join(f"[[previous]]\nfile = '{name}'\n" for name in "abc")

    faults = reader.faults(_write(tmp_path, "now", text))

    assert ("[[previous]] 2 file", "is older than the one before it") in faults
    assert ("[[previous]] 3 file", "is no earlier visit") in faults
    assert ("[answers] DVT.3", "is no answer of this question") in faults


def test_a_visit_cannot_be_its_own_past(reader: Any, tmp_path: Path) -> None:
    """Files that name each other as earlier visits are told, not followed for ever."""
    _write(tmp_path, "a", "[visit]\ndate = 2026-11-10\n[[previous]]\nfile = 'now'\n")

    faults = reader.faults(_write(tmp_path, "now", "[visit]\ndate = 2026-11-22\n[[previous]]\nfile = 'a'\n"))

    assert ("[[previous]] 1 file", "is named twice or names itself") in faults


def test_readings_are_a_series(reader: Any) -> None:
    """Each reading is a line with value, unit, time, arrow and device; LO is the lowest number that is taken."""
    text = "[visit]\ndate = 2026-11-22\n[[readings]]\nof = 'DIA.4'\nvalue = 104\nunit = 'mg/dl'\ntaken = 09:55:00\n"
    text += "arrow = 'none shown'\n[[readings]]\nof = 'DIA.4'\nvalue = 'LO'\nunit = 'mmol/L'\ntaken = 09:30:00\nwhere = 'own'\n"

    first, second = reader.case(text).situation.answers

    assert (first.line, first.values["unit"], first.values["arrow"], first.voice) == (
        0,
        "mg/dL",
        "none-shown",
        Voice.THERAPIST,
    )
    assert first.values["taken"] == datetime(2026, 11, 22, 9, 55, tzinfo=UTC)
    assert (second.line, second.values["value"], second.values["meter"], second.voice) == (
        1,
        1.1,
        "lo",
        Voice.CLIENT,
    )


def test_an_entry_of_one_voice(reader: Any) -> None:
    """An entry has its own voice, means and time, and for loosening its reason and sentence."""
    text = "[visit]\ndate = 2026-11-22\n[[entries]]\nquestion = 'DVT.6'\nanswer = { answer = 'yes', where = ['calf_L'] }\n"
    text += "by = 'therapist'\nmeans = 'touch'\nat = 09:58:00\nreason = 'looked again: the room was cold when I felt it'\n"

    (entry,) = reader.case(text).situation.answers

    assert (entry.voice, entry.means, entry.where) == (Voice.THERAPIST, Means.TOUCH, {"calf_L"})
    assert entry.at == datetime(2026, 11, 22, 9, 58, tzinfo=UTC)
    assert (entry.reason, entry.sentence) == ("looked again", "the room was cold when I felt it")


def test_a_clearance(reader: Any) -> None:
    """A record has its rules, date, limits and the answers it was given for; left out means those of today."""
    text = "[visit]\ndate = 2026-11-22\n[[clearances]]\nrules = ['R-DVT-05a']\nfrom = 'Dr A'\n"
    text += "received = 2026-11-12\nhow = 'letter'\n"
    text += "sides = ['left']\nregions_allowed = ['hands']\nlegs = 'safe'\nlevel = 2\n"
    text += "[clearances.given_for]\n'DVT.12' = 'never'\n"
    text += "[[clearances]]\nrules = []\n"

    record, vague = reader.case(text).situation.clearances

    assert (record.rules, record.issued, record.sides, record.level) == (
        ("R-DVT-05a",),
        date(2026, 11, 12),
        ("L",),
        2,
    )
    assert (record.regions_allowed, record.legs_safe) == ({"hand_L", "hand_R"}, True)
    assert record.given_for is not None
    assert [entry.options for entry in record.given_for] == [("never",)]
    assert (vague.rules, vague.given_for, vague.regions_allowed) == ((), None, None)


def test_choices_relaxations_and_clinic(reader: Any) -> None:
    """What the therapist chose is kept by region; what was not chosen is None."""
    text = "[visit]\ndate = 2026-11-22\n[choices]\nminutes = 20\ntechniques = { FEET = ['effleurage'] }\nlevels = { toes = 0 }\n"
    text += "[[relaxed]]\nrule = 'R-SKN-22'\nreason = 'patch test'\nsentence = 'no reaction after a day'\nagreed = true\n"
    text += "[clinic]\nname = 'Sample Clinic'\n[therapist]\nname = 'T'\nlicense = '1'\ntraining = ['lymphatic drainage']\n"

    case = reader.case(text)

    assert (case.choices.minutes, case.choices.zones, case.choices.levels["toes_L"]) == (20, None, 0)
    assert case.choices.techniques is not None
    assert case.choices.techniques["ankle_R"] == ("effleurage",)
    assert (case.relaxed[0].agreed, case.clinic.name, case.situation.training) == (
        True,
        "Sample Clinic",
        ("lymphatic-drainage",),
    )
