"""Places as rules write them, resolved to regions for one `here` (forms/README.md section 2)."""

from collections.abc import Iterable

from intake_app.bodymap.regions import BodyMap
from intake_app.safety.conditions import Here

_HEAD = frozenset({"head", "face", "neck_front", "neck_back"})
_TRUNK = frozenset({"chest", "abdomen", "upper_back", "lower_back"})


def limbs(bodymap: BodyMap, regions: Iterable[str]) -> frozenset[str]:
    """The whole limbs that these regions belong to; a region off the limbs stands for itself."""
    found: set[str] = set()
    for region in regions:
        limb = bodymap.limb_of(region)
        found |= bodymap.expand(limb) if limb else {region}
    return frozenset(found)


def quarters(bodymap: BodyMap, regions: Iterable[str]) -> frozenset[str]:
    """The quarters of the trunk nearest to the limbs of these regions (content 1.2)."""
    found: set[str] = set()
    for limb in {bodymap.limb_of(region) for region in regions} - {None}:
        found |= bodymap.trunk_quarter(str(limb))
    return frozenset(found)


def one_place(bodymap: BodyMap, region: str) -> frozenset[str]:
    """Head, trunk and each limb are one place each (content 8.2): the whole of the one that a region belongs to."""
    limb = bodymap.limb_of(region)
    if limb:
        return bodymap.expand(limb)
    return _HEAD if region in _HEAD else _TRUNK


def not_below(bodymap: BodyMap, region: str) -> frozenset[str]:
    """The regions of the region's limb that are not below it: itself, its row, what is above."""
    return limbs(bodymap, [region]) - bodymap.below(region)


def _below(bodymap: BodyMap, region: str) -> frozenset[str]:
    return bodymap.below(region)


def _limb(bodymap: BodyMap, region: str) -> frozenset[str]:
    return limbs(bodymap, [region])


_AROUND = {"below": _below, "LIMB": _limb, "PLACE": one_place, "not_below": not_below}


def of_here(bodymap: BodyMap, place: str, here: Here) -> frozenset[str]:
    """`here`, `below.here`, `LIMB.here`, `FOOT.here` and the like; empty where they have no meaning."""
    if place == "here":
        return frozenset({here.region}) if here.region else frozenset()
    word = place.removesuffix(".here")
    if word in _AROUND:
        return _AROUND[word](bodymap, here.region) if here.region else frozenset()
    if here.side:
        return bodymap.expand(f"{word}.{here.side}")
    return bodymap.group_side(word, here.region) if here.region else frozenset()
