"""The loaded content that reviews are judged by, and its digest."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from pathlib import Path

from intake_app.base.errors import ContentError
from intake_app.base.faults import Fault
from intake_app.base.texts import tr
from intake_app.bodymap.anatomy_file import read_anatomy
from intake_app.bodymap.regions import BodyMap, body_map
from intake_app.questionnaire.loading import load_questionnaires
from intake_app.questionnaire.model import Question, QuestionSet, Shape
from intake_app.safety import opening, words
from intake_app.safety.conditions import NOWHERE
from intake_app.safety.dependencies import facts_of_rules, reads_flags, reads_of_derived, reads_of_rule
from intake_app.safety.evaluating import Evaluation
from intake_app.safety.knowledge import Knowledge, load_knowledge
from intake_app.safety.rule_checking import check_rules, read_sources
from intake_app.safety.rule_loading import load_rules
from intake_app.safety.rules import FLAGS, Rule, RuleSet
from intake_app.safety.scales import Scale, load_scales

VERSION = "1.3"
READ_BY_PLAN = frozenset(
    {
        "reason",
        "wishes",
        "pain-kind",
        "advice-answer",
        "areas-today",
        "training",
        "comfortable-level",
        "lingering",
        "nights-lost",
        "daily-limits",
    }
)
"""Questions that techniques, limits or the paper read, so that no rule has to."""


@dataclass(frozen=True)
class Content:
    """Questions, rules, scales and body map of one folder, frozen. digest: sha256 over all files a review depends on."""

    folder: Path
    questions: QuestionSet
    rules: RuleSet
    scales: Mapping[str, Scale]
    bodymap: BodyMap
    sources: Mapping[str, str]
    digest: str
    version: str = VERSION
    knowledge: Knowledge = field(default_factory=Knowledge)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {}

    def kind_of(self, name: str) -> str:
        """What a name in a condition is (`words.kind_of`); only names that the loader let through are asked for."""
        kind = self._kinds.get(name)
        if kind is None:
            kind = self._kinds[name] = words.kind_of(name, self.questions, self.rules) or "question"
        return kind

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        return {link_id: 1 << place for place, link_id in enumerate(self.questions.by_link_id)}

    def bit(self, link_id: str) -> int:
        """One bit for each question, for telling what a result rests on (`keeping`)."""
        return self._bits[link_id]

    @cached_property
    def _flag_bits(self) -> Mapping[str, int]:
        return {name: 1 << len(self._bits) + place for place, name in enumerate(FLAGS)}

    def flag_bits(self, names: Iterable[str]) -> int:
        """The bits of results that rest on these flags."""
        return reduce(or_, (self._flag_bits.get(name, 0) for name in names), 0)

    @property
    def all_flag_bits(self) -> int:
        """The bits of results that rest on how many flags there are."""
        return self.flag_bits(self._flag_bits)

    @cached_property
    def parts(self) -> Mapping[str, tuple[Question, ...]]:
        """Content id of a whole to the single symptoms that are its parts (content 4.1)."""
        parts: dict[str, list[Question]] = {}
        for question in self.questions.by_link_id.values():
            if question.part_of:
                parts.setdefault(question.part_of, []).append(question)
        return {code: tuple(found) for code, found in parts.items()}

    @cached_property
    def _split(self) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        flagged = tuple(rule for rule in self.rules.rules if reads_flags(rule.condition, self.rules))
        return tuple(rule for rule in self.rules.rules if rule not in flagged), flagged

    @property
    def first_rules(self) -> tuple[Rule, ...]:
        """The rules that test no flag."""
        return self._split[0]

    @property
    def flag_rules(self) -> tuple[Rule, ...]:
        """The rules that test a flag; they set none."""
        return self._split[1]

    def flags_of_facts(self, evaluation: Evaluation) -> frozenset[str]:
        """The flags that are facts of their own (`hypo_risk`, `complex`)."""
        flagged = (
            fact
            for fact in self.rules.facts.values()
            if fact.flag and evaluation.fact(fact.name, NOWHERE) is True
        )
        return frozenset(flag for fact in flagged for flag in fact.flag)

    def facts_that_hold(self, evaluation: Evaluation) -> tuple[str, ...]:
        """Names of the facts that are known to hold (anywhere), sorted; those that only homework reads are left to it."""
        return tuple(name for name in self._facts_of_rules if evaluation.fact(name, NOWHERE) is True)

    @cached_property
    def _facts_of_rules(self) -> tuple[str, ...]:
        return tuple(sorted(facts_of_rules(self.rules)))

    @cached_property
    def _sources(self) -> dict[str, tuple[str, ...]]:
        return {}

    def sources_of(self, link_id: str) -> tuple[str, ...]:
        """Link ids of the questions that a derived answer is worked out from, also through facts; empty for a plain question."""
        found = self._sources.get(link_id)
        if found is None:
            found = self._sources[link_id] = tuple(
                name for name in reads_of_derived(link_id, self.questions, self.rules) if name != link_id
            )
        return found

    @cached_property
    def _reads(self) -> dict[str, tuple[str, ...]]:
        return {}

    def questions_of(self, rule: Rule) -> tuple[str, ...]:
        """Link ids of every question a rule reads, also through facts, series, lines and places; in order of first mention."""
        found = self._reads.get(rule.id)
        if found is None:
            found = self._reads[rule.id] = tuple(
                dict.fromkeys(reads_of_rule(rule, self.questions, self.rules))
            )
        return found

    @cached_property
    def judged(self) -> frozenset[str]:
        """Link ids of the questions that some rule, technique or the plan itself reads."""
        read = {name for rule in self.rules.rules for name in self.questions_of(rule)}
        for derived in self.rules.derived.values():
            read.update(derived.sources)
        return frozenset(
            read | {q.link_id for q in self.questions.by_link_id.values() if q.part_of} | READ_BY_PLAN
        )

    def codes_to_do(self, content_id: str) -> tuple[str, ...]:
        """Content ids of the questions of an open check, readings that can be taken again first."""
        rules = self.rules.named(content_id)
        questions = [
            self.questions.by_link_id[name] for name in (self.questions_of(rules[0]) if rules else ())
        ]
        questions.sort(key=_again_last)
        return tuple(dict.fromkeys(question.code for question in questions))

    def open_questions(self, evaluation: Evaluation) -> Iterable[object]:
        """What is due and not answered, from `opening`."""
        return opening.open_questions(evaluation)

    @cached_property
    def checks(self) -> tuple[str, ...]:
        """The names of the checks (rule files), in order of file name."""
        return tuple(sorted({rule.check for rule in self.rules.rules}))


def _again_last(question: Question) -> bool:
    return question.shape is not Shape.SERIES


def load_content(folder: Path) -> Content:
    """Everything in a content folder that a review needs. Raises ContentError with every fault of every file at once."""
    content, faults = read_content(folder)
    if content is None or faults:
        raise ContentError(
            tr(
                "The content in {folder} cannot be used, faults: {count}.",
                folder=folder.name,
                count=len(faults),
            ),
            tr("No review starts on it; records are not touched."),
            tr("Mend the lines named below, then start again."),
            faults,
        )
    return content


def read_content(folder: Path) -> tuple[Content | None, list[Fault]]:
    """As `load_content`, but with the faults beside what could be read; None without a body map, which all else leans on."""
    anatomy, in_regions = read_anatomy(folder)
    questions, in_forms = load_questionnaires(folder / "questionnaires")
    scales, in_scales = load_scales(folder / "scales.toml")
    rules, in_rules = load_rules(folder / "rules")
    sources, in_sources = read_sources(folder / "sources.toml")
    knowledge, in_knowledge = load_knowledge(folder, sources)
    faults = [*in_regions, *in_forms, *in_scales, *in_rules, *in_sources, *in_knowledge]
    if anatomy is None:
        return None, faults
    bodymap = body_map(anatomy)
    faults += check_rules(rules, questions, bodymap, scales, sources)
    digest = content_digest(folder)
    return Content(folder, questions, rules, scales, bodymap, sources, digest, VERSION, knowledge), faults


def content_digest(folder: Path) -> str:
    """sha256 (hex) over name and bytes of every questionnaire, rule and table file, in order of name."""
    total = hashlib.sha256()
    files = [*folder.glob("*.toml"), *folder.glob("rules/*.toml"), *folder.glob("questionnaires/*.json")]
    for path in sorted(files):
        name = path.relative_to(folder).as_posix().encode()
        body = path.read_bytes()
        total.update(b"%d %s %d " % (len(name), name, len(body)) + body)
    return total.hexdigest()
