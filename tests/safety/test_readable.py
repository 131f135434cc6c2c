"""The readable pages say what the files say, whole and in sentences that can be read aloud."""

from pathlib import Path

import pytest

from intake_app.base.paths import forms_folder
from intake_app.safety.conditions import AllOf, AtLeast, Condition, Test, Unless
from intake_app.safety.content import Content
from intake_app.safety.wording.effects_said import rank_said
from intake_app.safety.wording.phrases import load_phrases, values_of
from intake_app.safety.wording.places import band_said
from intake_app.safety.wording.plainer import plainer
from intake_app.safety.wording.sentences import Saying
from intake_app.services.readable import pages_of, stale_pages, write_pages


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages made from the shipped files."""
    return pages_of(forms_folder())


@pytest.fixture(scope="module")
def saying(content: Content) -> Saying:
    """The shipped content in its own phrases."""
    return Saying(content, load_phrases(content.folder))


def test_the_committed_pages_are_those_that_the_files_make(pages: dict[str, str]) -> None:
    """A changed rule without `intake-app forms readable` after it shows here."""
    assert stale_pages(forms_folder(), pages) == ()


def test_every_rule_and_every_question_stands_on_exactly_one_page(
    content: Content, pages: dict[str, str]
) -> None:
    """Nothing that is judged or asked is left out of what a therapist can read."""
    headings = [line.split()[1] for page in pages.values() for line in page.split("\n") if line[:4] == "### "]
    asked = [question.code for question in content.questions.by_link_id.values()]
    assert sorted(headings) == sorted([*asked, *(rule.content_id for rule in content.rules.rules)])


SENTENCES = {
    "R-DVT-01": "If there is at least one sign of a clot – unless it is known that rule R-DVT-21 holds: "
    "no massage today; be seen today",
    "R-DIA-02a": "If the lowest sugar reading of this visit is under 54 mg/dL (under 3 mmol/L): no massage today; "
    "be seen today",
    "R-EM-09c": "If there was a fit in the last 24 hours (or nobody is sure), and either pregnancy, or a birth in the last "
    "12 weeks, is known or possible, or diabetes is known or possible: no touch; call the emergency number now",
    "R-SKN-06a": "For each place: if one of these holds: (a) “Possible fungus or wart” is seen in this place; "
    "or (b) the place lies in the feet, and “Possible fungus or wart” is seen in the foot of that side: "
    "a plan can be made, and some places are left out",
    "R-PRS-01": "Always: no caution by itself",
    "R-NEU-10": "If “Where it is felt today” is to be answered and is not: not finished; no plan before this is settled",
}


@pytest.mark.parametrize(("content_id", "said"), SENTENCES.items(), ids=SENTENCES)
def test_a_rule_is_one_sentence(saying: Saying, content_id: str, said: str) -> None:
    """Condition and verdict in words, made from the table alone."""
    rule = saying.content.rules.named(content_id)[0]
    assert f"{saying.rule(rule)}: {rank_said(rule)}" == said


def test_no_code_of_the_files_stands_in_a_sentence(saying: Saying) -> None:
    """A reader who cannot program meets no link id of two words or more, and no placeholder."""
    codes = {
        name for name in (*saying.content.questions.by_link_id, *saying.content.rules.facts) if "-" in name
    }
    codes -= {"self-harm"}  # an English word too
    found = []
    for rule in saying.content.rules.rules:
        said = saying.rule(rule)
        words = {word.strip("“”.,;:()") for word in said.split()}
        found += [said] if words & codes or "{" in said else []
    assert found == []


def test_every_fact_that_a_rule_can_name_has_a_clause(content: Content, saying: Saying) -> None:
    """New facts get a clause in `wording.toml`; without one the page falls back to the name."""
    assert sorted(set(content.rules.facts) - set(saying.phrases.facts)) == []


def test_taking_nesting_away_keeps_the_meaning() -> None:
    """Single parts stand for themselves, "and" in "and" is one "and", an excuse stays an excuse."""
    one, other, third = (Test(name, "", frozenset({"yes"})) for name in ("a", "b", "c"))
    nested: Condition = AllOf((AtLeast(1, (AllOf((one,)),)), AllOf((other, Unless(AllOf((third,)))))))
    assert plainer(nested) == AllOf((one, other, Unless(third)))


@pytest.mark.parametrize(
    ("scale", "band", "said"),
    [
        ("sugar", "54-69", "54 to under 70 mg/dL (3 to under 3.9 mmol/L)"),
        ("sugar", "240-300", "240 to 300 mg/dL (13.3 to 16.7 mmol/L)"),
        ("sugar", "over-300", "over 300 mg/dL (over 16.7 mmol/L)"),
        ("sugar-after-snack", "70-or-less", "70 mg/dL or less (3.9 mmol/L or less)"),
    ],
)
def test_a_band_is_said_by_its_edges_in_every_unit(
    content: Content, scale: str, band: str, said: str
) -> None:
    """The side that an edge belongs to is heard: "under", "to", "over"."""
    assert band_said(content.scales[scale], band) == said


def test_open_points_name_rules_that_exist(content: Content, pages: dict[str, str]) -> None:
    """What a clinician has to settle can be looked up in the rules it bears on."""
    points = values_of(forms_folder(), "open-points.toml", "point")
    unknown = [name for point in points for name in point["rules"] if not content.rules.named(name)]
    assert (unknown, pages["open-points.md"].count("\n## ")) == ([], len(points))


def test_a_changed_rule_changes_its_page_and_no_other(forms_copy: Path) -> None:
    """Writing again after one change writes one page."""
    file = forms_copy / "rules" / "clots.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("One such sign is enough", "A single sign is enough", 1), "utf-8")
    assert write_pages(forms_copy, pages_of(forms_copy)) == ("clots.md",)


def test_a_rule_of_several_parts_is_a_list_and_then_what_follows(pages: dict[str, str]) -> None:
    """Nobody has to hold nine conditions in mind to hear what comes of them."""
    rule = pages["clots.md"].partition("### R-DVT-09 ")[2].partition("### ")[0]
    assert (rule.count("\n- the "), "If at least two of these hold:\n\n- " in rule) == (4, True)
    assert "\n\nThen: **no plan before a clinician has answered.**\n" in rule


def test_no_part_of_a_long_condition_is_left_out(saying: Saying) -> None:
    """A list of more than nine parts keeps its last ones."""
    parts: tuple[Condition, ...] = tuple(
        AllOf((Test("adult", "", frozenset({"yes"})), Test(name, "", frozenset({"yes"}))))
        for name in list(saying.phrases.questions)[:12]
    )
    assert saying.condition(AtLeast(1, parts), "").count("(l)") == 1


def test_every_check_tells_what_is_known_with_its_sources(content: Content, pages: dict[str, str]) -> None:
    """Each fact stands on the page of its check, once, with a source below it."""
    lost = [
        fact.says
        for fact in content.knowledge.background
        if pages[f"{fact.check}.md"].count(f"- {fact.says}\n") != 1 or not fact.source
    ]
    assert lost == []


def test_the_pages_tell_evidence_comparison_and_claims(content: Content, pages: dict[str, str]) -> None:
    """What trials found stands with its technique; other help has its limits and its sentence."""
    said = [option.say for option in content.knowledge.comparison] + [
        option.limits for option in content.knowledge.comparison
    ]
    assert [one for one in said if one not in pages["comparison.md"]] == []
    assert "23 patients fell by 1.6 steps" in pages["techniques.md"]
    assert all(f"| {claim.avoid} | {claim.say} |" in pages["plan.md"] for claim in content.knowledge.claims)
