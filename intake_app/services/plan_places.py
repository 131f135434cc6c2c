"""What a plan does with each region: how it is shown, at which level, what is left out; and the verdict's rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from intake_app.base.texts import tr
from intake_app.bodymap.picture import BodyMapPicture, RegionLook, Spot, picture_of
from intake_app.bodymap.words import capital
from intake_app.planning.plan import SessionPlan
from intake_app.record.document import LegendWords, RegionWords, Row
from intake_app.safety.content import Content
from intake_app.safety.review import RegionLimit, Review

NEVER_WORKED = "neck_front"
STANDING = frozenset({"R-PRS-01", "R-PRS-05", "R-PRS-07", "R-PRS-08", "R-PRS-09", "R-PRS-10"})
"""Rules that speak of every client; a region's reasons name them only where nothing else does."""


@dataclass(frozen=True)
class Places:
    """The regions of one plan, sorted by what happens to them."""

    content: Content
    review: Review
    plan: SessionPlan

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """Regions that a finding leaves out; the front of the neck, in no zone and never worked, counts as not today."""
        limits = self.review.regions.items()
        return tuple(region for region, limit in limits if limit.state == "avoid" and region != NEVER_WORKED)

    def at_level(self, level: int) -> tuple[str, ...]:
        """Regions planned at this level, in body order."""
        return tuple(region for region, planned in self.plan.levels.items() if planned == level)

    def marked(self, *marks: str) -> tuple[str, ...]:
        """Planned regions with one of these marks (look_first, touch_first, ask_first)."""
        limits = self.review.regions
        return tuple(r for r in self.plan.levels if any(getattr(limits[r], mark) for mark in marks))

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """Regions that are neither planned nor left out: not today."""
        return tuple(r for r in self.review.regions if r not in self.plan.levels and r not in self.left_out)

    @cached_property
    def picture(self) -> BodyMapPicture:
        """The map of this plan."""
        return picture_of(
            [self._look(r, limit) for r, limit in self.review.regions.items()], self.content.bodymap
        )

    def _look(self, region: str, limit: RegionLimit) -> RegionLook:
        if region in self.plan.levels:
            spots = tuple(Spot(spot.what, spot.margin_cm or 0.0) for spot in limit.spots)
            state = "look_first" if limit.look_first or limit.touch_first else "planned"
            return RegionLook(
                region, "look_first" if state == "look_first" else "planned", self.plan.levels[region], spots
            )
        if region in self.left_out:
            return RegionLook(region, "avoid", margin_cm=limit.margin_cm or 0.0)
        return RegionLook(region, "not_today")

    def describe(self, regions: Iterable[str]) -> str:
        """Regions in words, to begin a line with."""
        return capital(self.content.bodymap.describe(regions))

    # ---- rows of the verdict ---------------------------------------------------------------------------------------

    def leave_out_row(self) -> Iterator[Row]:
        """ "Leave out": regions with their margins, then spots."""
        parts = [self.describe(self.left_out)] if self.left_out else []
        wide = {region: self.review.regions[region].margin_cm or 0.0 for region in self.left_out}
        for margin in sorted({cm for cm in wide.values() if cm}):
            where = self.content.bodymap.describe(region for region, cm in wide.items() if cm == margin)
            parts.append(tr("{cm} cm around {where} as well", cm=f"{margin:g}", where=where))
        parts += self._spots()
        if parts:
            yield Row(tr("Leave out"), "; ".join(parts), parts[0])

    def _spots(self) -> list[str]:
        told = []
        for region in self.plan.levels:
            for spot in self.review.regions[region].spots:
                name = self.content.bodymap.name(region)
                place = name[:1].lower() + name[1:]
                around = tr(" with {cm} cm around it", cm=f"{spot.margin_cm:g}") if spot.margin_cm else ""
                told.append(f"{capital(spot.what)}, {place}{around}")
        return list(dict.fromkeys(told))

    def level_rows(self) -> Iterator[Row]:
        """ "Level 1 at most": from low to high; a region with still hands only first."""
        for level in range(4):
            regions = self.at_level(level)
            if regions:
                label = tr("Still hand only") if level == 0 else tr("Level {level} at most", level=level)
                yield Row(label, self.describe(regions), self.describe(regions) if level <= 1 else "")

    def look_first_row(self) -> Iterator[Row]:
        """ "Look first": skin, light touch, or both, before the first stroke."""
        both = set(self.marked("look_first")) & set(self.marked("touch_first"))
        groups = (
            (both, tr("skin and light touch before the first stroke")),
            (set(self.marked("look_first")) - both, tr("the skin before the first stroke")),
            (set(self.marked("touch_first")) - both, tr("light touch before the first stroke")),
        )
        told = [(self.describe(regions), words) for regions, words in groups if regions]
        if told:
            yield Row(tr("Look first"), "; ".join(f"{where}: {how}" for where, how in told), told[0][0])

    def time_row(self) -> Iterator[Row]:
        """ "Time": minutes of touch, and places that get less of them."""
        by_minutes: dict[int, list[str]] = {}
        by_share: dict[float, list[str]] = {}
        for region in self.plan.levels:
            limit = self.review.regions[region]
            if limit.minutes_max is not None:
                by_minutes.setdefault(limit.minutes_max, []).append(region)
            if limit.minutes_share is not None:
                by_share.setdefault(limit.minutes_share, []).append(region)
        less = [
            tr("{where}: {minutes} minutes at most", where=self.describe(regions), minutes=minutes)
            for minutes, regions in sorted(by_minutes.items())
        ]
        less += [
            tr(
                "{where}: {percent} % of the usual time",
                where=self.describe(regions),
                percent=round(share * 100),
            )
            for share, regions in sorted(by_share.items())
        ]
        whole = tr("{minutes} minutes at most", minutes=self.plan.minutes)
        yield Row(tr("Time"), "; ".join([whole, *less]))

    def not_today_row(self) -> Iterator[Row]:
        """ "Not today": everything else, in one phrase."""
        if self.rest:
            yield Row(tr("Not today"), tr("Every other part of the body"))

    def alerts(self) -> Mapping[str, tuple[str, ...]]:
        """Regions by the mark that asks something of the therapist."""
        return {mark: self.marked(mark) for mark in ("look_first", "touch_first", "ask_first")}

    # ---- the table of ceilings -------------------------------------------------------------------------------------

    def ceilings(self) -> tuple[RegionWords, ...]:
        """Each region's level and ceiling with reasons; regions with the same words share a line, the rest is one line."""
        groups: dict[tuple[str, str, str, tuple[int, ...]], list[str]] = {}
        for region in (*self.plan.levels, *self.left_out):
            groups.setdefault(self._ceiling(region), []).append(region)
        lines = [
            self._line(regions, self.describe(regions), level, ceiling, notes, numbers)
            for (level, ceiling, notes, numbers), regions in groups.items()
        ]
        if self.rest:
            name = tr("Every other part of the body")
            lines.append(self._line(self.rest, name, tr("not today"), "", "", self._numbers(["R-PRS-09"])))
        return tuple(lines)

    def _line(
        self,
        regions: Iterable[str],
        name: str,
        level: str,
        ceiling: str,
        notes: str,
        numbers: tuple[int, ...],
    ) -> RegionWords:
        ids = ",".join(self.content.bodymap.in_order(regions))
        why = (
            tr(self.review.findings[numbers[0] - 1].reason)
            if numbers
            else tr("The clinician's letter says so.")
        )
        return RegionWords(ids, name, level, ceiling, notes, why, numbers)

    def _ceiling(self, region: str) -> tuple[str, str, str, tuple[int, ...]]:
        limit = self.review.regions[region]
        special = [code for code in limit.because if code not in STANDING]
        numbers = self._numbers(special or ["R-PRS-05" if limit.cap == 1 else "R-PRS-01"])
        if region not in self.plan.levels:
            return tr("leave out"), "", self._margin(limit), numbers
        return str(self.plan.levels[region]), str(limit.cap), self._notes(limit), numbers

    def _numbers(self, codes: Iterable[str]) -> tuple[int, ...]:
        """Where these rules stand among the findings, from 1, worst first."""
        wanted = set(codes)
        return tuple(at for at, finding in enumerate(self.review.findings, 1) if finding.content_id in wanted)

    def _margin(self, limit: RegionLimit) -> str:
        return tr("and {cm} cm around", cm=f"{limit.margin_cm:g}") if limit.margin_cm else ""

    def _notes(self, limit: RegionLimit) -> str:
        told = [tr("leave out: {what}", what=spot.what) for spot in limit.spots]
        told += [tr("look first")] if limit.look_first else []
        told += [tr("light touch first")] if limit.touch_first else []
        told += [tr("ask at the first stroke")] if limit.ask_first else []
        return "; ".join(told)


def legend(picture: BodyMapPicture) -> tuple[LegendWords, ...]:
    """The signs that this map uses, in their order."""
    looks = list(picture.looks.values())
    used = {str(look.level) for look in looks if look.level is not None}
    used |= {look.state for look in looks} | {"spot" for look in looks if look.spots}
    words = (
        LegendWords("0", tr("still hand"), tr(", no stroke")),
        LegendWords("1", tr("spread lotion"), tr(", no lean")),
        LegendWords("2", tr("rub lotion in"), ""),
        LegendWords("3", tr("medium"), tr(", never more")),
        LegendWords("look_first", "", tr("look first")),
        LegendWords("avoid", "", tr("leave out")),
        LegendWords("spot", "", tr("spot left out")),
        LegendWords("not_today", "", tr("not today")),
    )
    return tuple(sign for sign in words if sign.sign in used)
