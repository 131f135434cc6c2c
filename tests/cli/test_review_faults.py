"""A case that cannot be read: danger signs first, then every fault at once, by file, line and place. Never a traceback."""

import shutil
from pathlib import Path

import pytest

from intake_app.base.paths import forms_folder
from tests.cli.running import NOW, Run, Write, shipped

BASE = 'base = "clear"\n'
EM = BASE + '[answers]\n"EM.1" = "yes"\n'

T110 = {
    "[client]\nbirth_date = 2026-11-23\n": (5, "[client] birth_date"),
    "[visit]\ndate = 2026-11-23\n[client]\nbirth_date = 2026-11-23\n": (7, "[client] birth_date"),
    "[client]\nbirth_date = 1905-11-21\n": (5, "[client] birth_date"),
    '[client]\nname = "  "\n': (5, "[client] name"),
    '"DIA.3" = { value = 7.0, unit = "%", date = 2026-11-23 }\n': (4, "[answers] DIA.3 date"),
    '"SYS.18" = [{ what = "fall", where = ["hand_L"], date = 2026-11-23 }]\n': (4, "[answers] SYS.18 1 date"),
    '[[clearances]]\nrules = ["R-DVT-06"]\nreceived = 2026-11-23\n': (6, "[[clearances]] 1 received"),
    "[visit]\ndate = 2026-11-24\n": (5, "[visit] date"),
}


@pytest.mark.parametrize(("text", "fault"), T110.items())
def test_an_absurd_value_is_a_fault_that_names_its_field(
    review: Run, text: str, fault: tuple[int, str]
) -> None:
    """T110, with chest pain above it."""
    ran = review(EM + text)

    assert (ran.status, list(ran.json), ran.faults) == (2, ["danger", "faults"], [fault])
    assert ran.findings == ["R-EM-01"]


def test_a_birth_120_years_before_the_visit_is_none(review: Run) -> None:
    """T111."""
    assert review(BASE + "[client]\nbirth_date = 1906-11-22\n").status == 0


def test_all_faults_come_at_once_in_the_order_of_lines(review: Run) -> None:
    """An absurd value, an unknown option, a place and a key that do not exist, in one answer."""
    text = BASE + '[answers]\n"DIA.3" = { value = 70, unit = "%" }\n"EM.2" = "perhaps"\n"XX.9" = "no"\n'
    text += '"DVT.1" = { answer = "yes", where = ["LEGG.L"] }\n[client]\nage = 50\n[[readings]]\nof = "DIA.4"\nvalue = 5\n'
    text += 'unit = "mg"\ntaken = 11:00:00\narrow = "up"\n'

    assert [line for line, _ in review(text).faults] == [3, 4, 5, 6, 8, 12, 13, 14]


def test_an_unknown_word_is_told_with_the_right_ones(review: Run) -> None:
    """A short list whole, of a long one what shares a word."""
    text = BASE + '[answers]\n"EM.2" = "perhaps"\n"FOOT.2" = { left = "healed", right = "no" }\n'

    expected = [one["expected"] for one in review(text).json["faults"]]
    assert expected == [
        "no or yes or not-sure or prefer-not-to-say",
        "healed-over-12-weeks-ago or healed-under-12-weeks-ago",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BASE + '[answers]\n"EM.2" = "no\n"EM.1" = "yes"\n', "below.toml"),
        (BASE + '[answers]\n"EM.1" = "yes"\n"EM.2" = [[\n', "above.toml"),
        (BASE + '[answers\n"EM.1" = "yes"\n', "header.toml"),
        (BASE + '[answers]\n"EM.1" = "no"\n[answers]\n"EM.1" = "yes"\n', "second-table.toml"),
        (BASE + '[answers]\n"EM.1" = "no"\n"EM.1" = "yes"\n', "second-key.toml"),
        (BASE + '[answers]\n"EM.1" = "yes"\n"SEN.pain.now" = ' + "9" * 5000 + "\n", "digits.toml"),
        (BASE + '[answers]\n"EM.1" = "yes"\n"EM.2" = ' + "[" * 3000 + "]" * 3000 + "\n", "deep.toml"),
        ((BASE + 'title = "caf\u00e9"\n[answers]\n"EM.1" = "yes"\n').encode("latin-1"), "latin.toml"),
        ((BASE + '[answers]\n"EM.1" = "yes"\n').encode("utf-16"), "utf-16.toml"),
        ('{"base": "clear", "answers": {"SEN.pain.now": NaN, "EM.1": "yes"}}', "one-line.json"),
        ('{"base": "clear", "answers": {"EM.2": "no"}, "answers": {"EM.1": "yes"}}', "second-table.json"),
        ('{"base": "clear",\n"answers": {\n"EM.2": "no"\n"EM.1": "yes"}}', "comma.json"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_danger_sign_near_a_broken_line_is_told(review: Run, text: str | bytes, name: str) -> None:
    """What could be read of danger is never held back by a fault elsewhere."""
    ran = review(text, name)

    assert (ran.status, ran.findings) == (2, ["R-EM-01"])


def test_a_file_with_a_mark_and_windows_lines_is_read_with_its_lines(review: Run) -> None:
    """A byte order mark and CRLF are no fault and move no line."""
    assert review(b'\xef\xbb\xbfbase = "clear"\r\n[answers]\r\n"EM.2" = "zz"\r\n').faults == [
        (3, "[answers] EM.2")
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"\x00\x01\x02", "is no text"), (b"#" * 8_000_001, "is larger than 8 MB")],
    ids=["empty", "binary", "huge"],
)
def test_what_is_no_case_is_one_fault(review: Run, content: bytes, said: str) -> None:
    """One sentence, not one for everything that is missing in it."""
    assert [one["what"] for one in review(content).json["faults"]] == [said]


def test_what_is_no_file_is_one_fault(run: Run, tmp_path: Path) -> None:
    """A folder, or nothing at all."""
    for path in (tmp_path, tmp_path / "nowhere.toml"):
        assert len(run("review", path, "--json").json["faults"]) == 1


def test_the_text_tells_danger_before_faults(run: Run, write: Write) -> None:
    """For a person as in `--json`."""
    ran = run("review", write(EM + '[client]\nname = ""\n'), "--now", NOW)

    assert ran.status == 2
    assert ran.out.index("Stop: emergency") < ran.out.index("[client] name")


def test_a_fault_tells_nothing_else_of_the_client(run: Run, write: Write) -> None:
    """Only the value that is wrong is shown."""
    text = BASE + '[client]\nname = "Zebedee Quirk"\nbirth_date = 1950-02-03\n[answers]\n"SYS.5" = "often"\n'
    ran = run("review", write(text), "--now", NOW)

    assert "often" in ran.out
    assert not any(word in ran.out + ran.err for word in ("Zebedee", "1950"))


def test_a_clock_that_cannot_be_read_is_a_sentence(run: Run) -> None:
    """`--now` in words nobody can place."""
    ran = run("review", shipped("clear"), "--now", "tomorrow")

    assert (ran.status, "tomorrow" in ran.err) == (2, True)


def test_no_review_starts_on_broken_content(run: Run, tmp_path: Path) -> None:
    """Every fault of rules and forms with file and line, on stderr and for programs."""
    forms = tmp_path / "forms"
    shutil.copytree(forms_folder(), forms)
    with (forms / "rules" / "skin.toml").open("a", encoding="utf-8") as file:
        file.write('[rule.mine]\ncontent_id = "R-SKN-22"\ndisposition = "cautoin"\n')
    feet = forms / "rules" / "feet.toml"
    feet.write_text(feet.read_text("utf-8").replace("source = ", "sauce = ", 1), "utf-8")

    ran = run("review", shipped("clear"), "--forms", forms, "--json")
    assert (ran.status, ran.json["danger"]) == (2, [])
    assert {one["file"] for one in ran.json["faults"]} >= {"skin.toml", "feet.toml"}
    assert "feet.toml, line " in ran.err
