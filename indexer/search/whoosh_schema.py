"""The index's fields in Whoosh's terms. Stock classes only, so that stock Whoosh opens our index."""

from whoosh import columns, fields, formats
from whoosh.analysis import IDAnalyzer

from indexer.search.analysis import KEYWORDS

INDEX = "MAIN"
BAGS = ("uni", "pair")
"""Fields whose terms score with BM25: they have counts and lengths."""

TERMS = tuple(sorted((*BAGS, "name", "number", "phrase", *KEYWORDS)))
"""All fields that have terms, in the order of a segment's dictionary."""

NUMBERS = ("id", "version", "modified", "day", "family", "standing", "draft")
"""Integer columns, 64 bits signed."""

LABEL = columns.VarBytesColumn()
"""File name, title and own number for completions, UTF-8, a newline between."""


def schema() -> fields.Schema:
    """The schema of every index of ours."""
    found = {name: _terms(scorable=name in BAGS) for name in TERMS}
    found |= {name: fields.COLUMN(columns.NumericColumn("q")) for name in NUMBERS}
    return fields.Schema(**found, label=fields.COLUMN(LABEL))


def _terms(*, scorable: bool) -> fields.FieldType:
    # Existence: counts are the postings' weights, and no positions are kept
    return fields.FieldType(format=formats.Existence(), analyzer=IDAnalyzer(), scorable=scorable)
