"""`review --why RULE` says why a rule did or did not hold, with the answers given and what would change it."""

import pytest

from tests.cli.running import NOW, Run, Write, shipped


def test_a_rule_that_did_not_hold_says_what_was_answered_and_what_would_change_it(run: Run) -> None:
    """The answer that kept it away, and the answer that would bring it."""
    said = " ".join(run("review", shipped("clear"), "--why", "R-DVT-06").out.split())

    assert "It does not hold in this case." in said
    assert (
        "[does not hold] the answer to “Clot, ever” is “Over 6 months ago, and no treatment now” or" in said
    )
    assert "“I am not sure” (here: “Never”)" in said
    assert "It would hold if this were so too: the answer to “Clot, ever” is" in said


def test_a_rule_that_held_shows_the_sign_that_made_it(run: Run) -> None:
    """Behind the word stands the one test that holds."""
    said = run("review", shipped("t02-calf-three-cm"), "--why", "R-DVT-01").out

    assert "It holds in this case." in said
    assert "[holds] the answer to “Calf size” is “3 cm or more apart” (here: “3 cm or more apart”)" in said


def test_what_is_not_known_is_told_apart_from_no(run: Run, write: Write) -> None:
    """A blank is "not known", never "does not hold"."""
    case = write('base = "clear"\n[answers]\n"DVT.6" = ""\n')
    said = run("review", case, "--why", "R-DVT-01", "--now", NOW).out

    assert "[not known] one limb is newly warm, red or purple (here: no answer yet)" in said
    assert "What is not known has still to be asked, looked at or measured." in said


def test_an_id_without_its_letter_means_all_its_lines(run: Run) -> None:
    """R-DVT-17 is two lines."""
    said = run("review", shipped("clear"), "--why", "R-DVT-17").out

    assert [line.split()[0] for line in said.split("\n") if line.startswith("R-DVT-17")] == [
        "R-DVT-17a",
        "R-DVT-17b",
    ]


def test_an_unknown_rule_is_a_sentence_with_the_nearest_ones(run: Run) -> None:
    """Status 2, on stderr."""
    ran = run("review", shipped("clear"), "--why", "R-DVT-66")

    assert (ran.status, ran.out, "R-DVT-06" in ran.err) == (2, "", True)


@pytest.mark.parametrize("name", ["clear", "t01-feet-reduced-type-2", "third-visit"])
def test_every_rule_can_be_asked_about(run: Run, name: str) -> None:
    """No rule of the content is without an answer; the status is that of the review."""
    from intake_app.base.paths import forms_folder
    from intake_app.safety.content import load_content

    rules = [rule.content_id for rule in load_content(forms_folder()).rules.rules][
        :: 40 if name != "clear" else 12
    ]
    asked = [run("review", shipped(name), "--why", content_id, "--now", NOW) for content_id in rules]
    assert [ran.err for ran in asked if ran.status not in (0, 1) or "in this case" not in ran.out] == []
