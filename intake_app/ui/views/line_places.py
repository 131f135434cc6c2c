"""The places of a line: where an answer is meant, which grades of a zone were given where. No Qt here."""

from collections.abc import Iterable, Sequence

from intake_app.base.texts import tr
from intake_app.bodymap.regions import BodyMap
from intake_app.questionnaire.answers import Answer
from intake_app.questionnaire.model import Question
from intake_app.safety.content import Content
from intake_app.services.lines import KINDS, WHERE, Line
from intake_app.ui.values import Option, RegionRow, Zone
from intake_app.ui.views.line_values import WhereView
from intake_app.ui.views.wording import capital


def where_view(
    content: Content, line: Line, due: tuple[str, ...], here: Sequence[Answer], chosen: tuple[str, ...]
) -> WhereView | None:
    """Where an answer of a line is meant, with what was chosen. chosen: the codes that the line shows as chosen."""
    question = line.question
    if line.is_marking or (line.is_zone and len(due or line.places) > 1):
        worst = chosen if line.is_zone else ()
        marked = frozenset(one.place for one in here if one.place and _is_marked(line, one, worst))
        zones = zones_of(content.bodymap, due or line.places)
        label = (
            tr("Where is it felt?")
            if line.part == WHERE
            else tr("Where? Nothing chosen: everywhere named here")
        )
        return WhereView(label, zones, chosen=marked or None)
    if "where" not in question.fields:
        return None
    given = [one.where for one in here if one.where is not None]
    return where_of(content, question, frozenset[str]().union(*given) if given else None)


def _is_marked(line: Line, entry: Answer, worst: tuple[str, ...]) -> bool:
    return bool(set(entry.options) & set(worst)) if worst else not set(entry.options) <= {mildest(line)}


def graded(line: Line, here: Sequence[Answer]) -> tuple[tuple[str, frozenset[str]], ...]:
    """The answers of a zone beyond the mildest, each with the places that it was given for."""
    if not line.is_zone:
        return ()
    codes = [o.code for o in line.question.options if o.axis in ("", line.part) and o.code != mildest(line)]
    found = (
        (code, frozenset(one.place for one in here if one.place and code in one.options)) for code in codes
    )
    return tuple((code, places) for code, places in found if places)


def mildest(line: Line) -> str:
    """The code of the mildest answer of a line, on its own axis where it has one."""
    options = line.question.options
    return next((o.code for o in options if line.part in ("", WHERE, KINDS) or o.axis == line.part), "")


def where_of(content: Content, question: Question, chosen: frozenset[str] | None) -> WhereView:
    """The places that may be chosen with an answer to a question."""
    bodymap = content.bodymap
    label = question.fields["where"].text or tr("Where?")
    known = [place for place in question.widest if place in bodymap.places]
    widest = frozenset[str]().union(*(bodymap.expand(place) for place in known)) or frozenset(bodymap.regions)
    if question.widest and set(question.widest) <= {"LEGS", "ARMS"}:
        return WhereView(label, limbs=_limbs(bodymap, question.widest), chosen=chosen)
    return WhereView(label, zones_of(bodymap, bodymap.in_order(widest)), chosen=chosen)


def _limbs(bodymap: BodyMap, widest: Sequence[str]) -> tuple[tuple[Option, frozenset[str]], ...]:
    words = {
        "LEG.L": tr("Left leg"), "LEG.R": tr("Right leg"), "ARM.L": tr("Left arm"), "ARM.R": tr("Right arm"),
    }  # fmt: skip
    wanted = [limb for limb in words if f"{limb[:3]}S" in widest]
    return tuple((Option(limb, words[limb]), bodymap.expand(limb)) for limb in wanted)


def zones_of(bodymap: BodyMap, regions: Iterable[str]) -> tuple[Zone, ...]:
    """Regions as rows under their zones, left and right in one row."""
    wanted = tuple(regions)
    zones = [(zone, [r for r in wanted if bodymap.zone_of(r) == zone]) for zone in (*bodymap.zones, None)]
    return tuple(
        Zone(capital(bodymap.zone(zone).title) if zone else tr("Front of the neck"), _rows(bodymap, found))
        for zone, found in zones
        if found
    )


def _rows(bodymap: BodyMap, regions: Sequence[str]) -> tuple[RegionRow, ...]:
    parts = dict.fromkeys(bodymap.part_of(region) for region in regions)
    rows = []
    for part in parts:
        ids = {bodymap.side_of(r): r for r in regions if bodymap.part_of(r) == part}
        left, right, middle = (ids.get(s, "") for s in ("L", "R", None))
        rows.append(RegionRow(bodymap.list_name(part), left, right, middle))
    return tuple(rows)
