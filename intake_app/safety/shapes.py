"""Which tables and keys the plain files of a content folder may have: an unknown one is told with its file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from intake_app.base.faults import Fault, nearest
from intake_app.base.toml_lines import Table

_FREE = "*"
_LETTERS = frozenset("GTXCRSODP")


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of table, in words with spaces between. need: must stand there; may: can; "*": any key."""

    need: str = ""
    may: str = ""


_WHERE_FROM = "source evidence"
SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "background.toml": {"[[fact]]": Shape(f"check section says {_WHERE_FROM}", "differ")},
    "comparison.toml": {"[[option]]": Shape(f"id name helps limits say {_WHERE_FROM}")},
    "claims.toml": {
        "[[claim]]": Shape("avoid say patterns", f"known {_WHERE_FROM}"),
        "[[benefit]]": Shape(f"says {_WHERE_FROM}"),
        "[manner]": Shape(f"lines words {_WHERE_FROM}"),
    },
    "terms.toml": {"[[term]]": Shape("words questions", "note names added")},
    "no-rule.toml": {"[[answer]]": Shape("question options section reason")},
    "techniques.toml": {
        "[technique.*.offered]": Shape(may=_FREE),
        "[technique.*.not_if]": Shape(may=_FREE),
        "[technique.*]": Shape(
            f"order name min max change {_WHERE_FROM}", "plain here_in offered not_if minutes host"
        ),
        "[never.names]": Shape(may=_FREE),
        "[never]": Shape("reason techniques"),
        "[[evidence]]": Shape(f"techniques says {_WHERE_FROM}"),
    },
    "homework.toml": {
        "[level.firmer_if]": Shape(may=_FREE),
        "[level]": Shape("usual firmer"),
        "[homework.*.who]": Shape(may=_FREE),
        "[homework.*]": Shape(
            "content_id order name how dose", f"here_in per_region who like needs_record {_WHERE_FROM}"
        ),
        "[words]": Shape(f"tell never low_sugar {_WHERE_FROM}"),
    },
    "frequency.toml": {
        "[severity.*]": Shape(may=_FREE),
        "[limits.*]": Shape(
            f"minutes minutes_first first_week later review_weeks {_WHERE_FROM}",
            "course_weeks course_sessions review_sessions later_if later_else",
        ),
        "[maintenance]": Shape(f"after_reviews steps step_weeks review_weeks {_WHERE_FROM}"),
        "[gaps.same_region_if]": Shape(may=_FREE),
        "[gaps]": Shape("hours hours_same_region same_region_if_severity"),
        "[clearance_limited]": Shape("per_week_max until_clean_sessions"),
        "[review.words]": Shape("worthwhile halfway none worse"),
        "[review]": Shape(
            "weeks sessions sensation_weeks worthwhile_points worthwhile_percent small_start halfway_percent "
            f"halfway_review_weeks none_weeks none_sessions worse_points worse_visits sessions_without_review_max {_WHERE_FROM}",
        ),
        "[outcomes]": Shape("each_session"),
    },
    "statements.toml": {
        "[scope]": Shape("lines screening therapist in_charge"),
        "[[consultation]]": Shape("point text"),
        "[[consent]]": Shape("code text"),
        "[stop]": Shape("signs", _WHERE_FROM),
        "[touch]": Shape("lines other_ways", _WHERE_FROM),
        "[[procedure]]": Shape("name text show_if", _WHERE_FROM),
        "[referral.*]": Shape("to reasons screen"),
        "[letter.extra_question]": Shape(may=_FREE),
        "[letter]": Shape("opening possible items_not_checked planned wells in_hand questions"),
        "[declined]": Shape("title lines", _WHERE_FROM),
        "[[level]]": Shape("number name how"),
        "[[level_never]]": Shape("number name how"),
    },
    "wording.toml": {
        "[question]": Shape(may=_FREE),
        "[answer]": Shape(may=_FREE),
        "[fact]": Shape(may=_FREE),
        "[series]": Shape(may=_FREE),
    },
    "open-points.toml": {"[[point]]": Shape("title text ask rules")},
    "sources.toml": {"[source.*]": Shape("title where evidence verified", "note not_used")},
}


def shape_faults(file: str, tables: Iterable[Table]) -> Iterator[Fault]:
    """Tables and keys that the file has no word for, keys that are missing, and evidence letters that mean nothing."""
    shapes = SHAPES.get(file)
    for table in tables if shapes is not None else ():
        head = f"[[{table.name}]]" if table.is_listed else f"[{table.name}]"
        shape = _shape_of(head, shapes or {})
        if shape is None:
            yield Fault(
                file, table.line, head, "", "is not a table of this file", nearest(head, shapes or {})
            )
        else:
            yield from _key_faults(file, table, head, shape)


def _shape_of(head: str, shapes: Mapping[str, Shape]) -> Shape | None:
    """The first kind that the heading is one of."""
    is_listed = head.startswith("[[")
    fitting = (
        shape
        for name, shape in shapes.items()
        if name.startswith("[[") == is_listed and fnmatchcase(head.strip("[]"), name.strip("[]"))
    )
    return next(fitting, None)


def _key_faults(file: str, table: Table, head: str, shape: Shape) -> Iterator[Fault]:
    need, known = shape.need.split(), {*shape.need.split(), *shape.may.split()}
    for key in table.values if _FREE not in known else ():
        if key not in known:
            line = table.line_of(key)
            yield Fault(file, line, f"{head} {key}", "", "is not a word of this table", nearest(key, known))
    for key in need:
        if key not in table.values:
            yield Fault(file, table.line, f"{head} {key}", "", "is missing", f"{key} = …")
    for letter in sorted(set(str(table.values.get("evidence", ""))) - _LETTERS):
        yield Fault(file, table.line_of("evidence"), f"{head} evidence", letter, "is no evidence letter",
                    "letters of G T X C R S O D P")  # fmt: skip
