"""Findings as cards and rows: what to do, why, because of which answers, from which source. No Qt here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake_app.base.texts import tr
from intake_app.questionnaire.model import NOT_DONE, Question, Unsure
from intake_app.safety.content import Content
from intake_app.safety.readings import is_harmless
from intake_app.safety.review import Finding
from intake_app.safety.situation import RELAXABLE
from intake_app.services.finding_words import NOT_TODAY
from intake_app.services.interview import Interview
from intake_app.services.lines import Line
from intake_app.ui.values import FindingWords, plain
from intake_app.ui.views.wording import (
    is_shown,
    joined,
    label_of,
    option_words,
    places_words,
    small,
    tier_of,
    voice_of,
    worst_tier,
)

_WEIGHT = {"stop": 0, "open": 1, "change": 2, "note": 3}
_STANDING = frozenset({"R-PRS-01", "R-PRS-02a", "R-PRS-02b", "R-PRS-05", NOT_TODAY, "R-PRS-10"})


@dataclass(frozen=True)
class FindingsView:
    """The right column: cards of this page, worst first, what the page still lacks, its notes, rows of other pages."""

    page: tuple[FindingWords, ...] = ()
    unfinished: str = ""
    notes: tuple[FindingWords, ...] = ()
    earlier: tuple[FindingWords, ...] = ()

    @property
    def all(self) -> tuple[FindingWords, ...]:
        """Every finding, those of this page first."""
        return (*self.page, *self.notes, *self.earlier)

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.page) + len(self.notes) + len(self.earlier)

    @property
    def worst(self) -> FindingWords | None:
        """The heaviest of them, None for none."""
        found = [*self.page, *self.notes, *self.earlier]
        return min(found, key=_weight) if found else None


def _weight(words: FindingWords) -> int:
    return _WEIGHT[words.tier]


Told = tuple[str, str, str]


def told(finding: FindingWords) -> Told:
    """What is said of a finding, whichever answers it rests on."""
    return finding.tier, finding.title, finding.reason


def waits_for_next(view: FindingsView, before: frozenset[Told]) -> bool:
    """Whether a finished page waits for Next: something fired on it (content 20), or what it has to do with stops the session.

    before: what was told already when the page opened.
    """
    fired = any(told(one) not in before for one in (*view.page, *view.notes))
    return fired or any(one.tier == "stop" for one in view.page)


def findings_view(interview: Interview) -> FindingsView:
    """What the right column shows beside the page in view."""
    found = sorted(shown_findings(interview, interview.findings), key=_rank_of)
    found = [one for one in found if not is_standing(one)]
    here = {one.rule for one in interview.findings_of(interview.page)}
    words = [(one.rule in here, finding_words(interview, one)) for one in found]
    return FindingsView(
        tuple(one for is_here, one in words if is_here and one.tier != "note"),
        unfinished(interview),
        tuple(one for is_here, one in words if is_here and one.tier == "note"),
        tuple(one for is_here, one in words if not is_here),
    )


def shown_findings(interview: Interview, findings: Iterable[Finding]) -> list[Finding]:
    """Those that say something of their own: not what others say already of all their places, or what does nothing."""
    fired = interview.review.findings
    return [one for one in findings if is_shown(one) and not _is_covered(one, fired)]


def is_standing(finding: Finding) -> bool:
    """Whether it speaks of every client, whatever was answered: it belongs to the result, not to a page of questions."""
    return not finding.because or finding.content_id in _STANDING


def _is_covered(finding: Finding, fired: Iterable[Finding]) -> bool:
    above = [one for one in fired if one.content_id in finding.hidden_by]
    if not above:
        return False
    return set(finding.where) <= {place for one in above for place in one.where}


def _rank_of(finding: Finding) -> int:
    return -int(finding.rank)


def unfinished(interview: Interview) -> str:
    """What the page in view still lacks, as a sentence; empty where nothing is."""
    missing = needed(interview, interview.page)
    if not missing:
        return ""
    names = list(dict.fromkeys(small(label_of(line.question)) for line in missing))
    shown = joined(names[:3]) + (tr(" and {count} more", count=len(names) - 3) if len(names) > 3 else "")
    return (
        tr("1 answer on this page: {names}.", names=shown)
        if len(missing) == 1
        else tr("{count} answers on this page: {names}.", count=len(missing), names=shown)
    )


def finding_words(interview: Interview, finding: Finding) -> FindingWords:
    """One finding in words."""
    content = interview.content
    because = [(tr("Because"), words) for words in because_words(interview, finding)[:4]]
    sources = joined(_source(content, key) for key in finding.sources[:2])
    rule = tr("{id}, content {version}", id=finding.content_id, version=content.version)
    rows = (
        (*because, (tr("Source"), sources), (tr("Rule"), rule)) if sources else (*because, (tr("Rule"), rule))
    )
    tier = tier_of(finding)
    title = (
        tr("Every other part of the body: not today") if finding.content_id == NOT_TODAY else finding.title
    )
    return FindingWords(
        tier, title, finding.reason, rows, relaxable=finding.content_id in RELAXABLE, action=finding.action
    )


def needed(interview: Interview, page: str) -> list[Line]:
    """The lines of a page that are still to be answered; those that hold nothing back once spoken of are left out."""
    wanted = {item.question for item in interview.review.open}
    return [
        line
        for line in interview.missing(page)
        if line.question.code in wanted
        or not (line.question.unsure is Unsure.NOTHING or interview.log.current(line.question.link_id))
    ]


def _source(content: Content, key: str) -> str:
    found = content.sources.get(key, key)
    return found if len(found) <= 90 else f"{found[: found.rfind(' ', 0, 88)]} …"


def because_words(interview: Interview, finding: Finding) -> list[str]:
    """The answers behind a finding: "Skin, left sole: callus. Found by sight, 10:41"."""
    content = interview.content
    found = []
    for code in finding.because:
        question = content.questions.by_code.get(code)
        if question is not None:
            found += _answers(interview, question)
    return list(dict.fromkeys(found))


def _answers(interview: Interview, question: Question) -> list[str]:
    bodymap = interview.content.bodymap
    groups: dict[tuple[str, str], list[str]] = {}
    for entry in interview.evaluation.entries(question):
        if not entry.values and is_harmless(question, entry.options) and not set(entry.options) & NOT_DONE:
            continue
        words = option_words(question, entry.options) or _value(entry.values)
        voice = str(plain(voice_of(entry).words))
        place = [entry.place] if entry.place and entry.place not in ("L", "R") else list(entry.where or ())
        if entry.place in ("L", "R"):
            words = f"{tr('left') if entry.place == 'L' else tr('right')}: {words}"
        groups.setdefault((small(words), voice), []).extend(place)
    lines = []
    for (words, voice), where in groups.items():
        at = places_words(bodymap, where)
        label = joined([label_of(question), at])
        lines.append(f"{label}: {words}. {voice[:1].upper()}{voice[1:]}")
    return lines


def _value(values: Mapping[str, object]) -> str:
    if values.get("upper") is not None:
        return f"{values.get('upper')}/{values.get('lower')}"
    if values.get("value") is not None:
        return f"{values.get('value')} {values.get('unit', '')}".strip()
    return str(values.get("name") or values.get("what") or "")


def findings_spoken(view: FindingsView) -> str:
    """The page's findings as they are read aloud; a sentence where there are none."""
    found = (*view.page, *view.notes)
    if not found:
        return tr("No findings on this page.")
    words = [f"{one.title}. {one.full_reason}" for one in found]
    head = (
        tr("1 finding on this page.")
        if len(words) == 1
        else tr("{count} findings on this page.", count=len(words))
    )
    return " ".join([head, *words])


def worst_of_pages(interview: Interview, pages: Iterable[str]) -> str:
    """The heaviest tier among the findings of some pages; empty for none."""
    found = [finding for page in pages for finding in interview.findings_of(page)]
    return worst_tier(one for one in shown_findings(interview, found) if not is_standing(one))
