"""How each region is to be shown, the same for the window and the paper, and the picture in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from intake_app.base.texts import tr
from intake_app.bodymap.geometry import Point
from intake_app.bodymap.regions import BodyMap
from intake_app.bodymap.words import capital

State: TypeAlias = Literal["planned", "look_first", "avoid", "not_today"]
LEVELS = (0, 1, 2, 3)
WHOLE_FIGURE: tuple[str, ...] = ("front", "back")
FEET_ENLARGED: tuple[str, ...] = ("feet_top", "soles")
HANDS_ENLARGED: tuple[str, ...] = ("hands",)
FEET = frozenset({"ankle", "foot_top", "foot_sole", "toes"})
HANDS = frozenset({"hand"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked place that is left out while its region stays in the plan around it.

    what: in words ("callus"). margin_cm: how far around it nothing is done. view, at: where it was marked,
    0-1 of that view's width and height; without them it is shown beside the region's number, told by its words.
    """

    what: str
    margin_cm: float = 0.0
    view: str | None = None
    at: Point | None = None


@dataclass(frozen=True, slots=True)
class RegionLook:
    """How one region is shown. level: 0-3, the highest that is planned; None where nothing is planned.

    margin_cm: how far a region that is left out reaches into its neighbours, 0 for not at all.
    """

    region: str
    state: State
    level: int | None = None
    spots: tuple[Spot, ...] = ()
    margin_cm: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn truthfully. Raises ValueError."""
        is_worked = self.state in ("planned", "look_first")
        if is_worked != (self.level is not None) or self.level not in (None, *LEVELS):
            raise ValueError(f"{self.region}: {self.state} with level {self.level}")

    @property
    def is_shown(self) -> bool:
        """Whether the region is drawn in any other way than empty."""
        return self.state != "not_today"


@dataclass(frozen=True, slots=True)
class BodyMapPicture:
    """Views to draw and the look of each region; a region without a look is not today."""

    views: tuple[str, ...]
    looks: Mapping[str, RegionLook] = field(default_factory=dict)

    def look(self, region: str) -> RegionLook:
        """The look of a region."""
        return self.looks.get(region) or RegionLook(region, "not_today")

    def is_placed(self, spot: Spot) -> bool:
        """Whether a spot was marked in a view that is drawn."""
        return spot.at is not None and spot.view in self.views

    def is_told_larger(self, view: str, region: str) -> bool:
        """Whether an enlarged view carries the region's number, so that this whole figure need not."""
        part = region.removesuffix("_L").removesuffix("_R")
        feet = part in FEET and set(FEET_ENLARGED) <= set(self.views)
        hands = part in HANDS and set(HANDS_ENLARGED) <= set(self.views)
        return view in WHOLE_FIGURE and (feet or hands)


def picture_of(looks: Iterable[RegionLook], body: BodyMap) -> BodyMapPicture:
    """A picture with the views that matter: both figures, feet and hands enlarged when something is shown there.

    Raises UnknownPlace for a look of a region that there is not.
    """
    by_region = {look.region: look for look in looks}
    shown = {body.part_of(region) for region, look in by_region.items() if look.is_shown}
    views = WHOLE_FIGURE
    views += FEET_ENLARGED if shown & FEET else ()
    views += HANDS_ENLARGED if shown & HANDS else ()
    return BodyMapPicture(views, {region: by_region[region] for region in body.in_order(by_region)})


def alt_text(picture: BodyMapPicture, body: BodyMap) -> str:
    """The whole picture in sentences, for a reader who does not see it.

    In the order of the verdict's rows: left out, spots left out, levels from low to high, look first, not today.
    """
    sentences = [
        tr("Body map."),
        _sentence(tr("Leave out: {places}."), body, _with_state(picture, body, "avoid")),
        *_margins(picture, body),
        *_spots(picture, body),
        *_levels(picture, body),
        _sentence(tr("Look first: {places}."), body, _with_state(picture, body, "look_first")),
        _sentence(tr("Not today: {places}."), body, _with_state(picture, body, "not_today")),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _sentence(words: str, body: BodyMap, regions: Iterable[str]) -> str:
    places = body.describe(regions)
    return words.format(places=places) if places else ""


def _with_state(picture: BodyMapPicture, body: BodyMap, state: State) -> list[str]:
    return [region for region in body.regions if picture.look(region).state == state]


def _levels(picture: BodyMapPicture, body: BodyMap) -> Iterable[str]:
    for level in LEVELS:
        regions = [region for region in body.regions if picture.look(region).level == level]
        yield _sentence(tr("Level {level} at most: {places}.", level=level, places="{places}"), body, regions)


def _spots(picture: BodyMapPicture, body: BodyMap) -> Iterable[str]:
    for region in body.regions:
        for spot in picture.look(region).spots:
            place = body.name(region)
            if spot.margin_cm:
                around = tr("{place}: leave out the {what} and {cm} cm around it.")
                yield around.format(place=place, what=spot.what, cm=f"{spot.margin_cm:g}")
            else:
                yield tr("{place}: leave out the {what}.", place=place, what=spot.what)


def _margins(picture: BodyMapPicture, body: BodyMap) -> Iterable[str]:
    wide: dict[float, list[str]] = {}
    for region in body.regions:
        if picture.look(region).margin_cm:
            wide.setdefault(picture.look(region).margin_cm, []).append(region)
    for margin_cm, regions in wide.items():
        words = tr("{places}: leave out {cm} cm around as well.")
        yield words.format(places=capital(body.describe(regions)), cm=f"{margin_cm:g}")
