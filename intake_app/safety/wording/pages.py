"""The readable pages: for every check its questions, the words it uses and its rules, as Markdown made from the files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from intake_app.safety.rules import Rule
from intake_app.safety.wording.effects_said import rank_said, rule_effects_said
from intake_app.safety.wording.phrases import both, load_phrases, plain, values_of
from intake_app.safety.wording.question_pages import question_lines
from intake_app.safety.wording.sentences import Saying

if TYPE_CHECKING:
    from intake_app.safety.content import Content

_EVIDENCE = {
    "G": "guideline, law or official body", "T": "textbook or professional reference", "X": "expert consensus or trade practice",
    "C": "case report", "R": "trial", "S": "review of trials", "O": "observational or diagnostic study", "D": "lay article",
    "P": "product decision",
}  # fmt: skip
_MADE = "Made from the files of this folder by `intake-app forms readable`. Change the files, not this page."


def readable_pages(content: "Content") -> dict[str, str]:
    """Name of each page ("clots.md") to its text, for every check, with an index and the open points."""
    saying = Saying(content, load_phrases(content.folder))
    pages = {f"{check}.md": _page(check, saying) for check in content.checks}
    pages["open-points.md"] = _open_points(content.folder)
    pages["README.md"] = _index(content)
    return pages


def _page(check: str, saying: Saying) -> str:
    rules = [rule for rule in saying.content.rules.rules if rule.check == check]
    lines = [f"# {_title(check)}", "", _MADE, "", "## Questions", ""]
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
    yield f"{saying.rule(rule)}: **{rank_said(rule)}.**"
    yield ""
    limits = " ".join(rule_effects_said(rule, saying))
    if limits:
        yield f"- Limits: {limits}"
    if rule.action:
        yield f"- To do: {rule.action}"
    yield f"- Reason: {rule.reason}"
    sources = "; ".join(saying.content.sources.get(key, key) or key for key in rule.source)
    evidence = both(_EVIDENCE.get(letter, letter) for letter in rule.evidence)
    yield f"- Source: {sources}{f' ({evidence})' if evidence else ''}"
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
        meaning = saying.opening(fact.each) + saying.meaning(fact.condition, fact.each)
        yield f"- **{said[:1].upper()}{said[1:]}** means: {meaning[:1].lower()}{meaning[1:]}. (`{name}`)"


def _facts_in(condition: Any, facts: Mapping[str, object]) -> list[str]:
    names = [part for test in condition.tests() for part in (test.name, test.name.partition(".")[2])]
    return [name for name in names if name in facts]


def _open_points(folder: Path) -> str:
    lines = ["# What a clinician still has to settle", "", _MADE, ""]
    lines += ["The product errs on the side of caution until these are settled.", ""]
    for number, point in enumerate(values_of(folder, "open-points.toml", "point"), 1):
        lines += [f"## {number}. {point.get('title', '')}", "", str(point.get("text", "")), ""]
        lines += [f"- Who can settle it: {point.get('ask', '')}"]
        rules = point.get("rules", [])
        lines += [f"- Rules: {', '.join(rules)}", ""] if rules else [""]
    return "\n".join(lines).rstrip() + "\n"


def _index(content: "Content") -> str:
    lines = ["# The content in plain English", "", _MADE, ""]
    lines += ["One page for each check: what is asked, and what each answer leads to.", ""]
    for check in content.checks:
        count = sum(rule.check == check for rule in content.rules.rules)
        lines.append(f"- [{_title(check)}]({check}.md), {count} rules")
    lines += ["- [What a clinician still has to settle](open-points.md)", ""]
    lines += ["“Not sure” never counts as “no”. An empty answer never counts as clear.", ""]
    return "\n".join(lines).rstrip() + "\n"
