"""Whole headers and ends in layouts and with damages that the parsers were not made with: wards and communes of 2025,
Party papers, blanks of drafts, scans, columns mixed up. All of them invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from indexer.vietnamese.official import read_whole_header

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("odd_headers.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["text"].split())[:50])
def test_an_odd_document_is_read(case: dict[str, Any]) -> None:
    header = read_whole_header(case["text"])
    said = {name: getattr(header, name) for name in case["expect"]}
    if said.get("issued_on"):
        said["issued_on"] = said["issued_on"].isoformat()
    if "recipients" in said:
        said["recipients"] = list(said["recipients"])
    assert said == case["expect"]
