"""The blocks that stories are made of. Each knows its structure elements, so that what is drawn can be heard as well."""

from intake_app.report.blocks.block import Block, DoesNotFit
from intake_app.report.blocks.figure import QrFigure, SignaturePlace, TaggedFigure
from intake_app.report.blocks.layout import Box, Columns, Fill, PageBreak, Rule, Space, Together
from intake_app.report.blocks.table import DataTable
from intake_app.report.blocks.text import BulletList, Heading, NumberedList, Para

__all__ = [
    "Block",
    "Box",
    "BulletList",
    "Columns",
    "DataTable",
    "DoesNotFit",
    "Fill",
    "Heading",
    "NumberedList",
    "PageBreak",
    "Para",
    "QrFigure",
    "Rule",
    "SignaturePlace",
    "Space",
    "TaggedFigure",
    "Together",
]
