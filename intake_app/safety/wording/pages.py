"""The readable pages: for every check its questions, the words it uses and its rules, as Markdown made from the files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intake_app.safety.rules import Rule
from intake_app.safety.wording.effects_said import rank_said, rule_effects_said
from intake_app.safety.wording.known_pages import (
    comparison_lines,
    known_lines,
    source_lines,
    sources_said,
    term_lines,
)
from intake_app.safety.wording.lists import listed, rule_block
from intake_app.safety.wording.phrases import load_phrases, plain, values_of
from intake_app.safety.wording.question_pages import question_lines
from intake_app.safety.wording.sentences import Saying

if TYPE_CHECKING:
    from intake_app.safety.content import Content

_OTHER_PAGES = {
    "techniques.md": "Techniques: where each is offered, and what trials found",
    "plan.md": "The plan: pressure, how much and how often, homework, words",
    "comparison.md": "Massage beside other help",
    "terms.md": "Words and their questions",
    "sources.md": "Sources",
    "open-points.md": "What a clinician still has to settle",
}
MADE = "Made from the files of this folder by `intake-app forms readable`. Change the files, not this page."


def readable_pages(content: "Content") -> dict[str, str]:
    """Name of each page ("clots.md") to its text, for every check, and what is known beside the rules."""
    saying = Saying(content, load_phrases(content.folder))
    pages = {f"{check}.md": _page(check, saying) for check in content.checks}
    pages["open-points.md"] = _open_points(content.folder)
    pages["comparison.md"] = page_of("Massage beside other help", comparison_lines(content))
    pages["terms.md"] = page_of("Words and their questions", term_lines(content))
    pages["sources.md"] = page_of("Sources", source_lines(content.folder))
    pages["README.md"] = _index(content)
    return pages


def page_of(title: str, lines: Iterator[str]) -> str:
    """A page with its heading and the note that it is made from the files."""
    return "\n".join([f"# {title}", "", MADE, "", *lines]).rstrip() + "\n"


def _page(check: str, saying: Saying) -> str:
    rules = [rule for rule in saying.content.rules.rules if rule.check == check]
    lines = [f"# {_title(check)}", "", MADE, "", *known_lines(check, saying.content), "## Questions", ""]
    for question in questions_of_page(check, saying.content):
        lines += question_lines(question, saying)
    lines += ["## Rules", "", "All rules hold at once, and the strictest limit counts.", ""]
    for rule in rules:
        lines += _rule_lines(rule, saying)
    words = list(_words(rules, saying))
    lines += ["## Words used above", "", *words, ""] if words else []
    return "\n".join(lines).rstrip() + "\n"


def _title(check: str) -> str:
    return plain(check)[:1].upper() + plain(check)[1:]


def questions_of_page(check: str, content: "Content") -> list[Any]:
    """The questions whose content ids begin like those of the check's rules; of no check's: those of its form."""
    of_check = {rule.content_id.split("-")[1]: rule.check for rule in content.rules.rules}
    questions = content.questions.by_link_id.values()
    return [one for one in questions if of_check.get(one.code.split(".")[0], one.check) == check]


def _rule_lines(rule: Rule, saying: Saying) -> Iterator[str]:
    yield f"### {rule.content_id} {saying.title(rule)}"
    yield ""
    yield from rule_block(rule, rank_said(rule), saying)
    yield ""
    limits = " ".join(rule_effects_said(rule, saying))
    if limits:
        yield f"- Limits: {limits}"
    if rule.action:
        yield f"- To do: {rule.action}"
    yield f"- Reason: {rule.reason}"
    yield f"- Source: {sources_said(rule.source, rule.evidence, saying.content)}"
    yield f"- In the file: `[rule.{rule.id}]` in `rules/{rule.file}`"
    yield ""


def _words(rules: list[Rule], saying: Saying) -> Iterator[str]:
    """What every fact means that these rules use, in order of name, also through other facts."""
    facts = saying.content.rules.facts
    wanted = [name for rule in rules for name in _facts_in(rule.condition, facts)]
    found: dict[str, None] = {}
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = None
            wanted += _facts_in(facts[name].condition, facts)
    for name in sorted(found):
        fact = facts[name]
        said = saying.phrases.facts.get(name, (plain(name), ""))[0].format(here="there")
        opening = saying.opening(fact.each)
        head = f"- **{said[:1].upper()}{said[1:]}** (`{name}`) means: {opening[:1].lower()}{opening[1:]}".rstrip()
        yield from listed(head, fact.condition, fact.each, saying, ".")


def _facts_in(condition: Any, facts: Mapping[str, object]) -> list[str]:
    names = [part for test in condition.tests() for part in (test.name, test.name.partition(".")[2])]
    return [name for name in names if name in facts]


def _open_points(folder: Path) -> str:
    lines = ["# What a clinician still has to settle", "", MADE, ""]
    lines += ["The product errs on the side of caution until these are settled.", ""]
    for number, point in enumerate(values_of(folder, "open-points.toml", "point"), 1):
        lines += [f"## {number}. {point.get('title', '')}", "", str(point.get("text", "")), ""]
        lines += [f"- Who can settle it: {point.get('ask', '')}"]
        rules = point.get("rules", [])
        lines += [f"- Rules: {', '.join(rules)}", ""] if rules else [""]
    return "\n".join(lines).rstrip() + "\n"


def _index(content: "Content") -> str:
    lines = ["# The content in plain English", "", MADE, ""]
    lines += ["One page for each check: what is asked, and what each answer leads to.", ""]
    for check in content.checks:
        count = sum(rule.check == check for rule in content.rules.rules)
        lines.append(f"- [{_title(check)}]({check}.md), {count} rules")
    lines += [f"- [{title}]({page})" for page, title in _OTHER_PAGES.items()]
    lines.append("")
    lines += ["“Not sure” never counts as “no”. An empty answer never counts as clear.", ""]
    return "\n".join(lines).rstrip() + "\n"
