"""Places in plain words: names of regions, and a set of regions said in as few places as it takes."""

from collections.abc import Iterable, Mapping

from intake_app.base.texts import tr
from intake_app.bodymap.anatomy import SIDES, Anatomy, Words


def said(words: str) -> str:
    """Words of `regions.toml` in the current language."""
    return tr(words)


def capital(text: str) -> str:
    """The text with a capital to begin a line; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def joined(names: Iterable[str]) -> str:
    """Names of places as a list within a line, in the current language."""
    return ", ".join(said(name) for name in names)


def pieces(text: str) -> list[str]:
    """The names in a list that `joined` made; capital letters and spaces around them do not matter."""
    return [piece.strip().lower() for piece in text.split(",") if piece.strip()]


def region_names(anatomy: Anatomy) -> dict[str, str]:
    """The name of each region id, in lower case."""
    names = {}
    for part in anatomy.parts:
        for side in SIDES if part.words.is_sided else (None,):
            (region,) = part.regions(side)
            names[region] = part.words.of_side(side) if side else part.words.name
    return names


def said_places(anatomy: Anatomy) -> dict[str, frozenset[str]]:
    """Every place that has words of its own, with its regions; the largest first."""
    places = {"the whole body": anatomy.regions_of(part.id for part in anatomy.parts)}
    named = [(group.words, group.parts) for group in anatomy.groups]
    named += [(zone.words, zone.parts) for zone in anatomy.zones]
    named += [(part.words, (part.id,)) for part in anatomy.parts]
    for words, parts in named:
        places |= _places_of(anatomy, words, parts)
    return dict(sorted(places.items(), key=lambda place: -len(place[1])))


def cover(places: Mapping[str, frozenset[str]], order: tuple[str, ...], wanted: frozenset[str]) -> list[str]:
    """Names of places that together are exactly these regions, none of them twice.

    The largest place that fits comes first; equal ones from the feet upwards, left before right.
    """
    chosen, left = [], wanted
    for name, regions in places.items():
        if regions <= left:
            chosen.append(name)
            left -= regions
    return sorted(chosen, key=lambda name: (-len(places[name]), _from_below(places[name], order)))


def _from_below(regions: frozenset[str], order: tuple[str, ...]) -> tuple[int, int]:
    """Pairs of one part stand side by side in `order`; so left and right of it get the same first number."""
    lowest = max(regions, key=order.index)
    part = lowest[:-2] if lowest.endswith(("_L", "_R")) else lowest
    first = next(i for i, region in enumerate(order) if region in (part, f"{part}_L"))
    return -first, order.index(lowest)


def _places_of(anatomy: Anatomy, words: Words, parts: tuple[str, ...]) -> dict[str, frozenset[str]]:
    whole = anatomy.regions_of(parts)
    if not words.is_sided:
        return {words.name: whole}
    sides = {words.of_side(side): anatomy.regions_of(parts, side) for side in SIDES}
    return {words.both or words.name: whole, **sides}
