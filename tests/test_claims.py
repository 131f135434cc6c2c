"""No text of the product makes a claim that is never made (content 14.3): program, content, resources, help, read-me."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake_app.base.paths import forms_folder
from intake_app.safety.knowledge import Claim, Knowledge, load_knowledge
from intake_app.safety.rule_checking import read_sources

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("intake_app", "forms", "resources", "README.md", "CHANGELOG.md")
PROSE = {".md", ".txt", ".html", ".svg", ".desktop", ".po", ".ts"}
QUOTING = {"claims.toml", "content-ids.toml", "plan.md", "sources.toml", "sources.md"}
"""Files that must name what is never said: the list itself, its ids, its page, and the title of a study on it."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """What stands in `claims.toml`, with the titles of the studies that it names."""
    sources, _ = read_sources(forms_folder() / "sources.toml")
    return load_knowledge(forms_folder(), sources)[0]


def strings(path: Path) -> Iterator[str]:
    """Every string of a file: literals of a program, values of TOML and JSON, prose whole."""
    if path.suffix == ".py":
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        yield from (
            node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    elif path.suffix == ".toml":
        yield from leaves(tomllib.loads(path.read_text("utf-8")))
    elif path.suffix == ".json":
        yield from leaves(json.loads(path.read_text("utf-8")))
    elif path.suffix in PROSE:
        yield path.read_text("utf-8")


def leaves(value: Any) -> Iterator[str]:
    """The strings inside tables and lists; keys are names, not texts."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from leaves(part)


def files_below(root: Path) -> Iterator[Path]:
    """Every file of the product that can hold a text, cases of visits too."""
    for place in PLACES:
        path = root / place
        yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else (path,)


def claims_made(root: Path, knowledge: Knowledge, quoted: tuple[str, ...]) -> list[tuple[str, str]]:
    """(file, claim) for every claim that a text makes; `quoted` may stand in the files that have to name it."""
    patterns = [
        (claim, re.compile(pattern, re.IGNORECASE))
        for claim in knowledge.claims
        for pattern in claim.patterns
    ]
    found: list[tuple[str, str]] = []
    for path in files_below(root):
        for text in strings(path):
            found += [(path.name, claim.avoid) for claim in said_in(text, path, patterns, quoted)]
    return found


def said_in(
    text: str, path: Path, patterns: list[tuple[Claim, re.Pattern[str]]], quoted: tuple[str, ...]
) -> Iterator[Claim]:
    """The claims that a text makes besides what it may quote."""
    for quote in quoted if path.name in QUOTING else ():
        text = text.replace(quote, "")
    if path.name != "claims.toml" or text not in {pattern.pattern for _, pattern in patterns}:
        yield from (claim for claim, pattern in patterns if pattern.search(text))


@pytest.fixture(scope="module")
def quoted(knowledge: Knowledge) -> tuple[str, ...]:
    """The claims word for word, what is known of them, and the titles of the studies behind them."""
    titles = read_sources(forms_folder() / "sources.toml")[0]
    named = [titles[key] for claim in knowledge.claims for key in claim.source]
    return tuple(word for claim in knowledge.claims for word in (claim.avoid, claim.known) if word) + tuple(
        named
    )


def test_no_text_of_the_product_makes_such_a_claim(knowledge: Knowledge, quoted: tuple[str, ...]) -> None:
    """Statement 30: every string of program, content, resources, help and read-me."""
    assert claims_made(ROOT, knowledge, quoted) == []


def test_the_strings_of_every_part_are_read() -> None:
    """Windows, command line, papers, forms, pages and statements are among what is looked at."""
    read = {path for path in files_below(ROOT) if next(strings(path), None) is not None}
    parts = ("intake_app/ui", "intake_app/cli", "intake_app/report", "forms/questionnaires", "forms/rules",
             "forms/readable", "resources/statements.toml", "README.md")  # fmt: skip
    assert [part for part in parts if not any((ROOT / part) in (path, *path.parents) for path in read)] == []


@pytest.mark.parametrize(
    ("file", "text", "claim"),
    [
        (
            "intake_app/ui/x.py",
            'label = tr("Massage repairs damaged nerves.")',
            "repairs or regrows nerves",
        ),
        (
            "intake_app/cli/x.py",
            'def f():\n    """Helps, and flushes toxins out."""',
            "flushes toxins",
        ),
        ("forms/homework.toml", 'how = "It boosts the circulation."', "improves nerve blood flow"),
        (
            "forms/questionnaires/x.json",
            '{"item": [{"text": "It cures neuropathy"}]}',
            "cures, reverses, replaces medicine",
        ),
        ("README.md", "It is safe for everyone.", "safe for everyone"),
        ("resources/help/x.md", "Massage lowers\ncortisol.", "lowers cortisol"),
    ],
)
def test_a_claim_that_is_put_in_is_found(
    tmp_path: Path, knowledge: Knowledge, quoted: tuple[str, ...], file: str, text: str, claim: str
) -> None:
    """A broken copy: one text of each kind."""
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "README.md").write_text("", "utf-8")
    (tmp_path / "CHANGELOG.md").write_text("", "utf-8")
    path.write_text(text, "utf-8")
    assert claims_made(tmp_path, knowledge, quoted) == [(path.name, claim)]


def test_every_claim_is_caught_in_its_own_words(knowledge: Knowledge) -> None:
    """The patterns find the claim as the content writes it."""
    missed = [
        claim.avoid
        for claim in knowledge.claims
        if not any(re.search(pattern, claim.avoid, re.IGNORECASE) for pattern in claim.patterns)
    ]
    assert missed == []
