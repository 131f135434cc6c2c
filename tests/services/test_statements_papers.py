"""Statements of content 16 about what a client is shown and what leaves the house: 52 and 58, each with a copy that breaks it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.base.paths import forms_folder
from intake_app.base.toml_lines import read_toml
from intake_app.record.document import PlanDocument
from intake_app.services.letter_document import letter_document
from intake_app.services.review import Judged
from tests.services.papers import MOMENT, STOPS, judged, service

SELF_HARM = "EM.7"
WORDS = ("harm", "suicid", "crisis", "kill")
IN_HAND = "letter in hand"
NOT_ASKED = '"EM.7" = "not asked"\n"SYS.19" = "some"\n'


def client_pages_that_ask(folder: Path) -> list[str]:
    """Ids of the pages on the client's own screen that ask about self-harm."""
    tables, _faults = read_toml(folder / "pauses.toml")
    return [
        str(table.values["id"])
        for table in tables
        if table.values.get("who") == "client"
        and any(str(line["ask"]).startswith(SELF_HARM) for line in table.values.get("lines", ()))
    ]


def said(found: Judged) -> str:
    """Every word of the letter, small."""
    letter: PlanDocument = letter_document(found, moment=MOMENT, is_trial=True, letter_id="5")
    return repr(letter).lower()


def consent(answer: str, stop: str = "clearance") -> str:
    """What is said about writing to the clinician, with something that asks for a letter."""
    current = '"current and confirmed today"'
    line = f'"SES.2" = {{ a = {current}, b = {current}, c = "{answer}" }}\n'
    return line + STOPS[stop]


def copied(folder: Path, file: str, change: Callable[[str], str]) -> Path:
    """The shipped content in a folder of its own, one file changed."""
    copy = Path(shutil.copytree(forms_folder(), folder / "forms", ignore=shutil.ignore_patterns("cases")))
    (copy / file).write_text(change((copy / file).read_text("utf-8")), "utf-8")
    return copy


def test_52_nobody_is_asked_about_self_harm_on_a_screen_of_their_own_or_in_a_list() -> None:
    """No page of the client asks it, and one press for a list of symptoms never answers it."""
    question = service().content.questions.by_code[SELF_HARM]

    assert client_pages_that_ask(forms_folder()) == []
    assert not question.may_group_none


@pytest.mark.parametrize("stop", sorted(STOPS))
def test_52_no_letter_speaks_of_what_was_not_asked(stop: str) -> None:
    """A letter of a client who was not asked has no word about it (R-EM-08c)."""
    words = said(judged(NOT_ASKED + STOPS[stop]))

    assert [word for word in WORDS if word in words] == []


def test_breaking_52_a_client_page_that_asks_it_is_told(tmp_path: Path) -> None:
    """A copy whose first client page asks about self-harm does not pass."""
    broken = copied(
        tmp_path, "pauses.toml", lambda text: text.replace('{ ask = "EM.8" }', '{ ask = "EM.7" }')
    )

    assert client_pages_that_ask(broken) != []


@pytest.mark.parametrize("stop", ["clearance", "same day"])
@pytest.mark.parametrize("answer", ["letter in hand only", "no", "not asked", "prefer not to say", ""])
def test_58_without_consent_the_letter_goes_into_the_hand(answer: str, stop: str) -> None:
    """Anything but "agreed" prints that nothing was sent."""
    assert IN_HAND in said(judged(consent(answer, stop)))


def test_58_one_voice_that_does_not_agree_is_enough() -> None:
    """Agreed by the client and refused in a document: into the hand."""
    entry = '[[entries]]\nquestion = "SES.2c"\nanswer = "no"\nby = "document"\n'

    assert IN_HAND in said(judged(consent("agreed") + "\n" + entry))


def test_breaking_58_with_consent_the_letter_may_be_sent() -> None:
    """The words are not there by themselves: where the client agrees, the letter says so."""
    assert IN_HAND not in said(judged(consent("agreed")))
