"""The result page in values: verdict, rows, map, findings; what to do now; or what is not finished. No Qt here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from intake_app.base.texts import tr
from intake_app.questionnaire.model import Question
from intake_app.safety.opening import who
from intake_app.safety.review import Finding, OpenItem, Rank, RegionLimit, Review
from intake_app.services.finding_words import verdict_tier, verdict_words
from intake_app.services.interview import Interview
from intake_app.services.pauses import Pause
from intake_app.ui.values import FindingWords, Option, RegionState, Span, Words, plain
from intake_app.ui.values import OpenItem as OpenWords
from intake_app.ui.views.findings import because_words, finding_words, is_standing, shown_findings
from intake_app.ui.views.wording import capital, joined, label_of, sentences, small, tier_of

_MOST_ACTIONS = 8
_MOST_OPEN, _MOST_NAMED = 10, 6


@dataclass(frozen=True)
class ResultView:
    """What the result page shows. tier "" where nothing was found. now: numbered steps of a result that must not proceed."""

    tier: str
    verdict: str
    sentence: str
    rows: tuple[tuple[str, Words], ...] = ()
    states: Mapping[str, RegionState] | None = None
    now: tuple[Words, ...] = ()
    seen: tuple[tuple[str, Words], ...] = ()
    open_items: tuple[OpenWords, ...] = ()
    findings: tuple[FindingWords, ...] = ()
    plan_allowed: bool = False
    unchecked: str = ""
    has_letter: bool = False
    advice: tuple[Option, ...] = ()
    advised: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """What is announced: the verdict, and what to do now or first."""
        todo = [plain(self.now[0])] if self.now else [f"{one.what}: {one.who}" for one in self.open_items[:2]]
        return " ".join((f"{self.verdict}.", self.sentence, *todo)).strip()


def result_view(interview: Interview) -> ResultView:
    """The result of the answers so far."""
    review = interview.review
    tier = verdict_tier(review)
    findings = tuple(finding_words(interview, one) for one in _shown(interview, tier))
    if tier == "open":
        return ResultView(
            "open",
            tr("Not finished"),
            _unfinished_sentence(review),
            open_items=open_words(interview),
            findings=findings,
        )
    if tier == "stop":
        return ResultView(
            "stop", tr("Must not proceed"), verdict_words(review), now=_now(review), seen=_seen(interview),
            findings=findings, unchecked=_unchecked(interview), has_letter=review.referral is not None,
            advice=_advice(interview), advised=_advised(interview),
        )  # fmt: skip
    return ResultView(
        "change" if tier == "change" else "",
        tr("Proceed with changes") if tier == "change" else tr("Nothing found that changes today’s session"),
        _sentence(review, findings), _rows(interview), map_states(interview), findings=findings,
        open_items=open_words(interview), plan_allowed=review.plan_allowed,
    )  # fmt: skip


def _shown(interview: Interview, tier: str) -> list[Finding]:
    found = [one for one in shown_findings(interview, interview.review.findings) if tier_of(one) != "open"]
    if tier == "open":
        found = [one for one in found if one.because]
    if tier == "stop":
        found = [one for one in found if one.rank >= Rank.CLEARANCE]
    return sorted(found, key=_heaviest_first)


def _heaviest_first(finding: Finding) -> int:
    return -int(finding.rank)


def _sentence(review: Review, findings: tuple[FindingWords, ...]) -> str:
    changing = [one for one in findings if one.tier == "change"]
    if not changing:
        return tr("The limits below always hold.") if review.rank == Rank.CLEAR else verdict_words(review)
    if len(changing) == 1:
        return tr("Nothing found stops today’s session. 1 finding changes it.")
    return tr("Nothing found stops today’s session. {count} findings change it.", count=len(changing))


def _unfinished_sentence(review: Review) -> str:
    count = len(review.open)
    if not count:
        return tr("Something is still to be looked at or asked before there is a result.")
    if count == 1:
        return tr("1 thing is still to be asked or looked at before there is a result.")
    return tr("{count} things are still to be asked or looked at before there is a result.", count=count)


# ---- rows ----------------------------------------------------------------------------------------------------------


def _rows(interview: Interview) -> tuple[tuple[str, Words], ...]:
    review = interview.review
    today = {region: review.regions[region] for region in interview.evaluation.today}
    rows: list[tuple[str, Words]] = [(tr("Leave out"), _left_out(interview, today))]
    rows += [(tr("Level {level} at most", level=n), _at_level(interview, today, n)) for n in range(4)]
    rows += [
        (tr("Look first"), _first(interview, today)),
        (tr("Time"), _time(interview)),
        (tr("Not used"), _not_used(interview)),
        (tr("Do also"), _do_also(interview)),
    ]
    return tuple((label, words) for label, words in rows if words)


def _left_out(interview: Interview, today: Mapping[str, RegionLimit]) -> Words:
    bodymap = interview.content.bodymap
    avoided = [region for region, limit in today.items() if limit.state == "avoid"]
    spots = [
        tr("{what}, {place}", what=spot.what, place=small(bodymap.name(region)))
        for region, limit in today.items()
        for spot in limit.spots
    ]
    words = joined([*dict.fromkeys(spots), bodymap.describe(avoided) if avoided else ""])
    return (Span(capital(words), bold=True),) if words else ""


def _at_level(interview: Interview, today: Mapping[str, RegionLimit], level: int) -> Words:
    regions = [region for region, limit in today.items() if limit.state == "planned" and limit.cap == level]
    if not regions:
        return ""
    words = capital(interview.content.bodymap.describe(regions))
    how = {0: tr("the hand rests still"), 1: tr("no lean, skin hardly moves")}.get(level, "")
    return (Span(words, bold=level < 2), Span(f": {how}")) if how else words


def _first(interview: Interview, today: Mapping[str, RegionLimit]) -> str:
    regions = [region for region, limit in today.items() if limit.look_first and limit.state != "avoid"]
    if not regions:
        return ""
    places = capital(interview.content.bodymap.describe(regions))
    return tr("{places}, on the table before the first stroke", places=places)


def _time(interview: Interview) -> Words:
    plan = interview.judged.plan
    minutes = interview.review.limits.minutes_max if plan is None else plan.minutes_max
    if minutes is None:
        return ""
    return (Span(tr("{minutes} minutes", minutes=minutes), bold=True), Span(tr(" at most")))


def _not_used(interview: Interview) -> str:
    names = {one.id: one.name for one in interview.judged.plan_content.techniques}
    bodymap = interview.content.bodymap
    everywhere: list[str] = []
    some: dict[str, list[str]] = {}
    for technique, (places, _ids) in interview.review.excluded.items():
        name = small(names.get(technique, technique.replace("_", " ")))
        if "all" in places:
            everywhere.append(name)
        else:
            here = [place for place in places if place in bodymap.regions]
            some.setdefault(bodymap.describe(here), []).append(name)
    parts = [joined(everywhere)]
    parts += [tr("{names} on {places}", names=joined(names), places=where) for where, names in some.items()]
    return capital("; ".join(part for part in parts if part))


def _do_also(interview: Interview) -> str:
    found = [one for one in interview.review.findings if tier_of(one) in ("change", "note") and one.action]
    actions = [one.action for one in shown_findings(interview, found) if not is_standing(one)]
    chosen = list(dict.fromkeys(actions))[:_MOST_ACTIONS]
    return " ".join(action if action.endswith(".") else f"{action}." for action in chosen)


def map_states(interview: Interview) -> dict[str, RegionState]:
    """What the map shows of each region of today's areas; all others are not today, whatever their limits."""
    regions = interview.review.regions
    return {
        region: RegionState(
            level=limit.cap if limit.state == "planned" else None, ceiling=limit.cap,
            look_first=limit.look_first and limit.state != "avoid", leave_out=limit.state == "avoid",
            note=joined(spot.what for spot in limit.spots),
        )
        for region in interview.evaluation.today
        if (limit := regions[region]).state != "not_today"
    }  # fmt: skip


# ---- must not proceed ----------------------------------------------------------------------------------------------


def _now(review: Review) -> tuple[Words, ...]:
    to = review.referral.to if review.referral is not None else tr("the treating clinician")
    call = {
        Rank.STOP_EMERGENCY: (tr("Call now:"), tr("the emergency number.")),
        Rank.STOP_SAME_DAY: (tr("Phone now:"), f"{to}."),
        Rank.STOP_SOON: (tr("Within about 2 weeks:"), f"{to}."),
        Rank.CLEARANCE: (tr("Ask for clearance:"), f"{to}."),
    }.get(review.rank, (tr("Phone:"), f"{to}."))
    actions = dict.fromkeys(
        one.action for one in review.findings if one.rank >= Rank.STOP_SOON and one.action
    )
    steps: list[Words] = [(Span(f"{call[0]} ", bold=True), Span(call[1]))]
    told = dict.fromkeys(one for action in actions for one in sentences(action) if not _is_said(one))
    steps.append((Span(tr("No massage today, anywhere."), bold=True), Span(" " + " ".join(told))))
    if review.rank >= Rank.STOP_SOON:
        steps.append(
            (Span(tr("Give the letter."), bold=True), Span(tr(" It lists the signs seen, no diagnosis.")))
        )
    steps.append(
        (
            Span(tr("Short breath, chest pain, fainting?"), bold=True),
            Span(tr(" That is an emergency: press F12.")),
        )
    )
    return tuple(steps)


def _is_said(sentence: str) -> bool:
    """Whether one of the other steps says it already."""
    return sentence.startswith(("No massage", "Short breath, chest pain", "The letter lists"))


def _advice(interview: Interview) -> tuple[Option, ...]:
    """What the client can choose about the advice (SES.13)."""
    if interview.review.referral is None:
        return ()
    question = interview.content.questions.by_code["SES.13"]
    return tuple(Option(one.code, one.display) for one in question.options)


def _advised(interview: Interview) -> tuple[str, ...]:
    entries = interview.log.current(interview.content.questions.by_code["SES.13"].link_id)
    return entries[-1].options if entries else ()


def _seen(interview: Interview) -> tuple[tuple[str, Words], ...]:
    rows: dict[str, str] = {}
    for finding in interview.review.findings:
        if finding.rank >= Rank.CLEARANCE and tier_of(finding) == "stop":
            for words in because_words(interview, finding):
                label, _, rest = words.partition(": ")
                rows.setdefault(label, rest)
    return tuple(rows.items())


def _unchecked(interview: Interview) -> str:
    items = interview.review.open
    if not items:
        return ""
    questions = interview.content.questions.by_code
    names = joined(small(label_of(questions[one.question])) for one in items[:5] if one.question in questions)
    if len(items) == 1:
        return tr("1 thing was not checked: {names}. The letter says so.", names=names)
    return tr("{count} things were not checked: {names}. The letter says so.", count=len(items), names=names)


# ---- not finished --------------------------------------------------------------------------------------------------


def open_words(interview: Interview) -> tuple[OpenWords, ...]:
    """What is open, who can do it, and the page to go to; the pages' order."""
    order = {pause.id: at for at, pause in enumerate(interview.pauses)}
    found = [(interview.page_of(item.question), item) for item in interview.review.open]
    found.sort(key=_by_page(order))
    pages = [(page.id if page else interview.pauses[0].id, item) for page, item in found]
    if len(pages) > _MOST_OPEN:
        return _by_pages(interview, pages)
    return tuple(_open(interview, page, item) for page, item in pages)


def _by_pages(interview: Interview, pages: list[tuple[str, OpenItem]]) -> tuple[OpenWords, ...]:
    """A long list in one line for each page, so that it can be read."""
    named: dict[str, list[str]] = {}
    for page, item in pages:
        question = interview.content.questions.by_code.get(item.question)
        named.setdefault(page, []).append(_open_what(interview, item, question))
    made = []
    for page, names in named.items():
        title = interview.pause(page).title
        shown = joined([*names[:1], *(small(name) for name in names[1:_MOST_NAMED])])
        more = tr(" and {count} more", count=len(names) - _MOST_NAMED) if len(names) > _MOST_NAMED else ""
        made.append(OpenWords(page, title, f"{shown}{more}.", tr("Go to this page")))
    return tuple(made)


def _by_page(order: Mapping[str, int]) -> "Callable[[tuple[Pause | None, OpenItem]], int]":
    def place(pair: tuple[Pause | None, OpenItem]) -> int:
        return order[pair[0].id] if pair[0] is not None else 0

    return place


def _open(interview: Interview, page: str, item: OpenItem) -> OpenWords:
    question = interview.content.questions.by_code.get(item.question)
    title = interview.pause(page).title
    return OpenWords(
        f"{page} {item.question}",
        _open_what(interview, item, question),
        _to_do(interview, item) or _who(item, question),
        tr("Go to {page}", page=title),
    )


def _to_do(interview: Interview, item: OpenItem) -> str:
    """What a check asks to do before it can be finished; empty where something was only not answered."""
    asked = [one for one in interview.review.findings if one.needs == "check" and one.because]
    if item.why not in {one.action or one.reason for one in asked}:
        return ""
    words = item.why if item.why.endswith(".") else f"{item.why}."
    is_sugar = item.question == "DIA.4"
    return tr("{action} The low sugar steps are on F12.", action=words) if is_sugar else words


def _open_what(interview: Interview, item: OpenItem, question: Question | None) -> str:
    if question is None:
        return tr("Name of the client") if item.question == "name" else item.why
    sides = {"L": tr("left"), "R": tr("right")}
    regions = [place for place in item.where if place in interview.content.bodymap.regions]
    where = joined(
        [
            *(sides[place] for place in item.where if place in sides),
            interview.content.bodymap.describe(regions),
        ]
    )
    return f"{label_of(question)}, {where}" if where else label_of(question)


def _who(item: OpenItem, question: Question | None) -> str:
    words = {
        "client": tr("The client can say."),
        "therapist": tr("The therapist can look or measure."),
        "desk": tr("The desk can do it."),
    }
    return words.get(item.who or (who(question) if question else ""), "")


def names_of(items: Iterable[OpenWords]) -> str:
    """What is open, in one line."""
    return joined(item.what for item in items)
